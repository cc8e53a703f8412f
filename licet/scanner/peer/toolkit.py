# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The one module that calls ScanCode. Its package is loaded by name, when it is asked, and never by an import."""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from importlib import import_module
from typing import Any, cast

from licet.errors import CannotJudgeError, UsageError
from licet.scanner.peer.answers import Answer, LicensesAnswer, StatementAnswer, matches_of

SECONDS = 120
"""So long one file may take; it is what ScanCode's own command allows."""

INSTALL = "pip install 'licet[scancode]'"


class NoAnswerError(Exception):
    """ScanCode has no answer for one file; the message says why."""


def require() -> None:
    """Raises `UsageError` where ScanCode is not installed; costs nothing where it is."""
    if importlib.util.find_spec("scancode") is None:
        raise UsageError(f"ScanCode is not installed; {INSTALL}")


def version() -> str:
    """The version of ScanCode that is installed."""
    installed: str = import_module("importlib.metadata").version("scancode-toolkit")
    return installed


@lru_cache(maxsize=1)
def load() -> None:
    """Load ScanCode and its index into this process: seconds of time, and more than a gigabyte of memory.

    Raises `CannotJudgeError` where it is installed and does not start.
    """
    try:
        import_module("scancode.api")
        import_module("licensedcode.cache").get_index()
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise CannotJudgeError(f"ScanCode is installed and does not start ({reason}); {INSTALL}") from error


def ask(path: str) -> Answer:
    """What ScanCode says of the file at PATH, which it opens and decodes itself.

    Raises `NoAnswerError` where it fails or takes longer than `SECONDS`.
    """
    load()
    error, answer = import_module("scancode.interrupt").interruptible(_ask, args=(path,), timeout=SECONDS)
    if answer is None:
        raise NoAnswerError(_reason(error))
    return cast("Answer", answer)


def _reason(error: str) -> str:
    """The last line of ScanCode's account, which ends in what was raised; before that stands where."""
    if "timeout" in error and "Traceback" not in error:
        return f"took longer than {SECONDS} seconds"
    return error.strip().rpartition("\n")[2] or "gave no reason"


def _ask(path: str) -> Answer:
    licenses: LicensesAnswer = import_module("scancode.api").get_licenses(path)
    # Asked for in one stream, since only there a holder stands after the statement that names it.
    found = import_module("cluecode.copyrights").detect_copyrights(path, include_authors=False)
    statements: list[StatementAnswer] = [each.to_dict() for each in found]
    return Answer(licenses, statements, _kinds(licenses))


def _kinds(licenses: LicensesAnswer) -> dict[str, str]:
    """What the rules that matched are, by their names: ScanCode tells it of a rule and not of a match."""
    rules: dict[str, Any] = import_module("licensedcode.cache").get_index().rules_by_id
    kinds: dict[str, str] = {}
    for match in matches_of(licenses):
        rule = rules.get(match["rule_identifier"])
        for kind in ("text", "notice", "tag"):
            if getattr(rule, f"is_license_{kind}", False):
                kinds[match["rule_identifier"]] = kind
    return kinds
