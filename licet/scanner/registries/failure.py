# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Why a look-up came to nothing: raised inside this room, a `Problem` outside it."""

from __future__ import annotations

from licet.errors import LicetError


class RegistryError(LicetError):
    """A look-up that failed; `code` becomes the problem's code and the message says how to mend it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    @property
    def is_final(self) -> bool:
        """Whether trying another file of the same package would paper over something a person must see."""
        return self.code in {"registry-hash", "registry-refused", "registry-tls"}
