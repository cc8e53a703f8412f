# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is told of a document that was not looked at whole."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a document, or a part of it, was not looked at: a `Problem` but for the path, which no bytes know."""

    code: str
    message: str
