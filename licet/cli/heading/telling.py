# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of a tree's headers."""

from __future__ import annotations

from typing import Any

from licet.cli.heading.state import TreeState


def is_lacking(state: TreeState) -> bool:
    """Whether `reuse lint` would say no to the tree of STATE."""
    return bool(state.lacking or state.invalid or state.missing or state.unused)


def as_fields(state: TreeState) -> dict[str, Any]:
    """STATE as fields of JSON."""
    return {
        "files": len(state.files),
        "lacking": [{"path": each.file.path, "lacks": list(each.lacks)} for each in state.lacking],
        "invalid": [{"path": path, "expression": expression} for path, expression in state.invalid],
        "missing_texts": list(state.missing),
        "unused_texts": list(state.unused),
    }


def as_text(state: TreeState) -> str:
    """STATE as text."""
    lines = [f"{each.file.path}: no {' and no '.join(each.lacks)}" for each in state.lacking]
    lines += [f"{path}: {expression!r} is no license expression that is known" for path, expression in state.invalid]
    lines += [f"LICENSES/{each}.txt is missing: {state.used[each]} uses it" for each in state.missing]
    lines += [f"{state.texts[each]}: nothing uses it" for each in state.unused]
    files = len(state.files)
    if not lines:
        return f"all {files} files say who holds their copyright and how they are licensed\n"
    mend = "\n`licet headers add` adds what is missing.\n" if state.lacking or state.missing else ""
    return "\n".join(lines) + f"\n\n{len(state.lacking)} of {files} files do not say everything.\n" + mend
