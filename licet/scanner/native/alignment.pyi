# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0

from typing import final

from typing_extensions import Buffer

from licet.scanner.native.rules import Rules
from licet.scanner.native.words import Words

@final
class Aligner:
    steps: int
    def __init__(
        self,
        rules: Rules,
        minimum_words: Buffer,
        phrase_at: Buffer,
        phrases: Buffer,
        *,
        gap: int,
        apart: int,
        window: int,
    ) -> None: ...
    def align(self, words: Words, rule: int, start: int, end: int, taken: Buffer) -> list[tuple[int, int, int]]: ...
