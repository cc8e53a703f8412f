# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0

from typing import final

from typing_extensions import Buffer

@final
class Rules:
    legal: int
    def __init__(self, words: Buffer, start: Buffer, length: Buffer, legal: int) -> None: ...
