# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What differs between two states of a repository, and when a license changed: as plain values, and as text."""

from licet.templates.revisions.difference import difference
from licet.templates.revisions.difference_text import render_difference
from licet.templates.revisions.steps import render_steps, steps

__all__ = ["difference", "render_difference", "render_steps", "steps"]
