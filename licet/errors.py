# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The one exception tree.

::

    LicetError                 carries `exit_code`; the command line prints it and leaves
    ├── UsageError        (2)  the caller asked wrongly
    │   ├── ExpressionError    a license expression that SPDX's grammar does not allow
    │   ├── UnknownLicenseError  an identifier that the catalog does not hold
    │   ├── PolicyError        a policy file with mistakes: all of them, each with its line
    │   ├── BaselineError      a baseline with lines that are no entries, likewise
    │   └── RulesError         a folder of own rules with mistakes, likewise
    └── CannotJudgeError  (3)  an input that matters could not be read at all
        └── DataError          licet's own compiled data is missing or of another version

Trouble in the scanned world (an unreadable file, a broken lockfile) is not an exception: it is a
`licet.model.Problem`, a value that travels with the result.
"""

from __future__ import annotations

from dataclasses import dataclass


class LicetError(Exception):
    """The root: every error that licet raises on purpose."""

    exit_code = 3


class UsageError(LicetError):
    """The caller asked for something that cannot be: bad arguments, bad policy, bad expression."""

    exit_code = 2


class ExpressionError(UsageError):
    """An expression outside SPDX's grammar; `position` is the 0-based offset of the first mistake."""

    def __init__(self, message: str, text: str, position: int) -> None:
        super().__init__(f"{message}, at character {position + 1} of {text!r}")
        self.message = message
        self.text = text
        self.position = position


class UnknownLicenseError(UsageError):
    """An identifier that is not in the catalog; `near` are the ids that look most like it."""

    def __init__(self, identifier: str, near: tuple[str, ...] = ()) -> None:
        hint = f"; did you mean {' or '.join(near)}?" if near else "; `licet licenses` lists all"
        super().__init__(f"no license {identifier!r} in the catalog{hint}")
        self.identifier = identifier
        self.near = near


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a file that a person wrote: where it is, what is wrong, how to mend it."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class PolicyError(UsageError):
    """A policy file with mistakes: `mistakes` holds every one, in order of lines."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes


class BaselineError(UsageError):
    """A baseline with mistakes: `mistakes` holds every one, in order of lines."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes


class RulesError(UsageError):
    """A folder of own rules with mistakes: `mistakes` holds every one, in order of files and lines."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes


class CannotJudgeError(LicetError):
    """An input without which there is no answer could not be read."""

    exit_code = 3


class DataError(CannotJudgeError):
    """The compiled data is missing, torn or of another format version; the message says how to rebuild it."""
