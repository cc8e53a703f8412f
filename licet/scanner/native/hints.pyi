# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0

from collections.abc import Iterable
from typing import final

@final
class Hints:
    def __init__(self, strings: Iterable[bytes]) -> None: ...
    def find(self, text: bytes, start: int = 0) -> int: ...
    def lines(self, text: bytes) -> list[tuple[int, int, int]]: ...
