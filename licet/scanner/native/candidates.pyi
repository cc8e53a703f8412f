# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0

from typing import final

from typing_extensions import Buffer

from licet.scanner.native.rules import Rules
from licet.scanner.native.words import Words

@final
class Candidates:
    def __init__(
        self,
        rules: Rules,
        approximate: Buffer,
        bitmaps: Buffer,
        bitmap_words: Buffer,
        lists: Buffer,
        list_at: Buffer,
        distinct: Buffer,
        legal: Buffer,
        minimum_words: Buffer,
        minimum_legal: Buffer,
        coverage: Buffer,
        expression: Buffer,
        *,
        floor: float,
        near_duplicate: float,
        preselected: int,
        wanted: int,
        minimum_legal_words: int,
    ) -> None: ...
    def best(self, words: Words, start: int, end: int, taken: Buffer, near_duplicates: bool) -> list[int]: ...
