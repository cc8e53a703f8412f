# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which files change so that a project has the license of a grant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from licet.errors import CannotJudgeError, UsageError
from licet.licenses.catalog import file_text, find
from licet.licenses.expression import ids
from licet.model import Change
from licet.templates.grant import Grant, Layout, fits, license_files, notice, says_otherwise, with_badge, with_section
from licet.templates.grant.manifests import EDITORS, Editor, Unsafe

_NAME = re.compile(r"(?:un)?licen[cs]e(?:-(?P<of>.+?))?(?:\.(?:txt|md|rst))?|copying(?:\.lesser)?", re.IGNORECASE)
_OF_USE = ("APACHE", "COMMERCIAL")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written, and how; `texts` are "ID=FILE" for licenses that no list has."""

    layout: Layout = Layout.ROOT
    texts: Sequence[str] = ()
    readme: bool = True
    badge: bool = False
    notice: bool = True
    force: bool = False


def changes_for(grant: Grant, root: Path, wanted: Wanted) -> tuple[list[Change], list[str]]:
    """The changes at ROOT that GRANT needs, as WANTED; and remarks on what was left alone.

    Raises `UsageError` where files say something else and are not to be replaced, or a blank is not filled.
    """
    root = root.resolve()
    if not root.is_dir():
        raise UsageError(f"{root} is no folder")
    files = license_files(grant, wanted.layout, _own_texts(wanted.texts))
    files = _under_their_names(files, root)
    changes = list(_license_changes(files, grant, root, force=wanted.force))
    remarks: list[str] = []
    changes += _manifest_changes(grant, root, next(iter(files)), remarks)
    if wanted.notice:
        changes += _notice_change(grant, root)
    if wanted.readme:
        changes += _readme_change(grant, root, files, wanted, remarks)
    return [change for change in changes if change.before != change.after], remarks


def _own_texts(typed: Sequence[str]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for each in typed:
        identifier, equals, name = each.partition("=")
        if not equals:
            raise UsageError(f"--text {each!r}: write ID=FILE, such as LicenseRef-Commercial=terms.txt")
        try:
            texts[identifier] = Path(name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CannotJudgeError(f"cannot read the text of {identifier} in {name}: {error}") from error
    return texts


def _main_files(root: Path) -> list[Path]:
    """The files in ROOT that hold the project's license by their names, sorted."""
    return sorted(path for path in root.iterdir() if _is_main(path.name) and path.is_file())


def _is_main(name: str) -> bool:
    """Whether NAME is that of a license file: LICENSE with any ending, or LICENSE-ID as `licet init` writes them."""
    found = _NAME.fullmatch(name)
    if found is None:
        return False
    of = found["of"]
    return of is None or of.upper() in _OF_USE or any(find(f"{of}{form}") for form in ("", "-only"))


def _under_their_names(files: Mapping[str, str], root: Path) -> dict[str, str]:
    """FILES, where LICENSE keeps the name that the one license file at ROOT has already."""
    existing = [path.name for path in _main_files(root)]
    if "LICENSE" in files and len(existing) == 1:
        return {existing[0] if name == "LICENSE" else name: text for name, text in files.items()}
    return dict(files)


def _license_changes(files: Mapping[str, str], grant: Grant, root: Path, *, force: bool) -> Iterator[Change]:
    others = [path for path in _main_files(root) if path.name not in files]
    blocked = [path.name for path in others]
    changes = [Change(path, _bytes(path), None) for path in others]
    known = [file_text(identifier) for identifier in ids(grant.expression) if "LicenseRef-" not in identifier]
    for name, text in files.items():
        path = root / name
        before = _bytes(path)
        if before is not None:
            said = before.decode("utf-8", "replace")
            if said == text or (not force and any(fits(said, each) for each in (text, *known) if each)):
                continue
            blocked.append(name)
        changes.append(Change(path, before, text.encode()))
    if blocked and not force:
        raise UsageError(
            f"{', '.join(sorted(blocked))} would have to go or to change, and nothing is overwritten unasked: "
            "look with --force --dry-run, then say --force"
        )
    yield from changes


def _manifest_changes(grant: Grant, root: Path, file: str, remarks: list[str]) -> Iterator[Change]:
    """The changes of manifests; FILE is the first of the license files."""
    for path in sorted(root.iterdir()):
        for editor in (each for each in EDITORS if each.edits(path.name) and path.is_file()):
            yield from _edited(path, editor, grant, file, remarks)


def _edited(path: Path, editor: Editor, grant: Grant, file: str, remarks: list[str]) -> Iterator[Change]:
    def edit(text: str) -> str:
        return editor.edited(text, grant.expression, file)

    try:
        yield _rewritten(path, edit)
    except Unsafe as error:
        remarks.append(f"{path.name} {error}; it was left alone")


def _notice_change(grant: Grant, root: Path) -> Iterator[Change]:
    text = notice(grant)
    if text is not None and not any(path.name.lower().startswith("notice") for path in root.iterdir()):
        yield Change(root / "NOTICE", None, text.encode())


def _readme_change(
    grant: Grant, root: Path, files: Mapping[str, str], wanted: Wanted, remarks: list[str]
) -> Iterator[Change]:
    path = next((path for path in sorted(root.iterdir()) if path.stem.lower() == "readme" and path.is_file()), None)
    if path is None:
        return

    def edit(text: str) -> str:
        if says_otherwise(text, grant) and not wanted.force:
            raise Unsafe("has a section for another license (--force writes it anew)")
        text = with_section(text, path.name, grant, files)
        return with_badge(text, path.name, grant, files, new=wanted.badge)

    try:
        yield _rewritten(path, edit)
    except Unsafe as error:
        remarks.append(f"{path.name} {error}; it was left alone")


def _rewritten(path: Path, edit: Callable[[str], str]) -> Change:
    """The change that EDIT makes to the file at PATH, whose ends of lines stay as they are."""
    before = path.read_bytes()
    try:
        text = before.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unsafe("is not UTF-8") from error
    plain = text.replace("\r\n", "\n")
    after = edit(plain)
    if after == plain:
        return Change(path, before, before)
    return Change(path, before, (after.replace("\n", "\r\n") if "\r\n" in text else after).encode())


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
