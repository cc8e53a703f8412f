# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What `licet choose` does on a terminal and with its result."""

from licet.cli.choosing.conversation import Conversation
from licet.cli.choosing.intent import intent_change
from licet.cli.choosing.screen import converse

__all__ = ["Conversation", "converse", "intent_change"]
