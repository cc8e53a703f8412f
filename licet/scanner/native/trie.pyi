# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0

from typing import final

from typing_extensions import Buffer

from licet.scanner.native.words import Words

@final
class Trie:
    def __init__(
        self, words: Buffer, edge_start: Buffer, edge_length: Buffer, rule: Buffer, keys: Buffer, targets: Buffer
    ) -> None: ...
    def from_place(self, words: Words, place: int) -> list[tuple[int, int]]: ...
    def everywhere(self, words: Words, taken: Buffer) -> list[tuple[int, int, int]]: ...
