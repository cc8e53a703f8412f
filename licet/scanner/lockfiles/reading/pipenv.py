# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The categories of pipenv: what `Pipfile` calls them, what `Pipfile.lock` does, and why what is in them is there.

Source: https://pipenv.pypa.io/en/latest/pipfile.html#package-categories
"""

from __future__ import annotations

from licet.model import Scope
from licet.scanner.lockfiles.reading.requirement import extra_scope

NO_CATEGORIES = ("source", "requires", "scripts", "pipenv", "pipfile", "build-system", "_meta")
"""Tables of either file that hold no packages."""

_LOCKED = {"default": "packages", "develop": "dev-packages"}


def category_scope(category: str) -> Scope:
    """The scope of CATEGORY, as either of the two files calls it; those of a user's own are told by their names."""
    name = _LOCKED.get(category, category)
    if name == "packages":
        return Scope.RUNTIME
    return Scope.DEV if name == "dev-packages" else extra_scope(name)


def category_of(category: str) -> str:
    """What `Pipfile` calls the CATEGORY of `Pipfile.lock`."""
    return _LOCKED.get(category, category)
