# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet doctor`."""

from __future__ import annotations

import importlib.util
import platform
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

import licet
from licet.cli import exits
from licet.cli.folders import cache_folder
from licet.cli.options import Jobs, Output, Plain, PlainFormat, Quiet
from licet.cli.output import canvas, emit
from licet.cli.own_rules import use_own_rules
from licet.cli.policy_file import find_own_rules
from licet.cli.progress import bar
from licet.errors import LicetError
from licet.licenses import catalog
from licet.scanner.detect.index import open_index
from licet.scanner.own.folder import read_folder
from licet.scanner.registries import Registries
from licet.templates.formats.json_format import document

State: TypeAlias = Literal["ok", "missing", "broken"]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that licet stands on; `mend` says what to do where it is not ok."""

    name: str
    state: State
    what: str
    mend: str = ""


def run(
    compare: Annotated[
        Path | None,
        typer.Option("--compare", metavar="PATH", help="Show where licet and ScanCode differ on a file or folder."),
    ] = None,
    format: PlainFormat = Plain.TEXT,
    output: Output = None,
    jobs: Jobs = 0,
    quiet: Quiet = False,
) -> int:
    """Say what is installed, which index, caches and registries are used, and how to mend what is missing."""
    if compare is not None:
        return _compare(compare, format, output, jobs, quiet=quiet)
    parts = list(_parts())
    if format is Plain.JSON:
        emit(document([asdict(part) for part in parts]), output)
    else:
        page = canvas(output)
        colours = {"ok": "green", "missing": "yellow", "broken": "red"}
        rows: list[str] = []
        for part in parts:
            rows.append(f"{page.paint(f'{part.state:<8}', colours[part.state])} {part.name:<18} {part.what}")
            rows += page.labelled("mend", part.mend, 9) if part.mend else []
        emit("\n".join(rows) + "\n", output)
    return exits.COULD_NOT_JUDGE if any(part.state == "broken" for part in parts) else exits.DONE


def _compare(root: Path, format: Plain, output: Path | None, jobs: int, *, quiet: bool) -> int:
    # Two engines, and processes to run them in: what only this option has a use for.
    from licet.cli import engines  # noqa: PLC0415 - see above
    from licet.scanner.peer.both import try_both  # noqa: PLC0415 - see above

    with bar(quiet=quiet) as progress:
        trial = try_both(root, jobs=jobs, progress=progress)
    if format is Plain.JSON:
        emit(document(engines.values(trial)), output)
    else:
        emit(engines.text(trial, canvas(output)), output)
    return exits.COULD_NOT_JUDGE if any(problem.matters for problem in trial.problems) else exits.DONE


def _parts() -> Iterator[Part]:
    yield Part("licet", "ok", f"{licet.__version__} on Python {platform.python_version()}")
    yield from _own_rules()
    yield _detection()
    yield _licenses()
    yield _git()
    yield _scancode()
    folder = cache_folder()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    yield Part("cache", "ok", f"{folder} ({size / 1e6:.1f} MB); delete the folder to empty it")
    with Registries(folder / "indexes") as registries:
        known = registries.addresses()
    for kind, addresses in known.items():
        if isinstance(addresses, str):
            yield Part(f"{kind} index", "missing", "no address is configured", addresses)
        elif addresses:
            yield Part(f"{kind} index", "ok", f"{', '.join(addresses)}; asked with --online only")
    silent = ", ".join(kind for kind, addresses in known.items() if not addresses)
    if silent:
        yield Part(
            "other indexes", "ok", f"none is configured for {silent}; what is not installed of these stays unknown"
        )


def _own_rules() -> Iterator[Part]:
    """The folder of rules that the policy here names, which takes part in all that follows."""
    try:
        folder = find_own_rules(Path(), None)
        if folder is not None:
            use_own_rules(folder)
            yield Part("own rules", "ok", f"{len(read_folder(folder))} files in {folder.written}")
    except LicetError as error:
        yield Part("own rules", "broken", str(error), "mend each of these places")


def _detection() -> Part:
    try:
        meta = open_index().meta
    except LicetError as error:
        return Part("detection index", "broken", str(error), "pip install --force-reinstall licet")
    return Part("detection index", "ok", f"{meta['count']} rules of {meta['rules']}, {meta['digest'][:12]}")


def _licenses() -> Part:
    try:
        rules, license_list = catalog.versions()
    except LicetError as error:
        return Part("license database", "broken", str(error), "pip install --force-reinstall licet")
    return Part("license database", "ok", f"SPDX license list {license_list}, {rules}")


def _git() -> Part:
    found = shutil.which("git")
    if found:
        return Part("git", "ok", "tracked and untracked files are told from ignored ones")
    return Part("git", "missing", "every file of a folder is read", "install git, to leave out what it ignores")


def _scancode() -> Part:
    if importlib.util.find_spec("scancode"):
        return Part("scancode-toolkit", "ok", "installed, for comparison")
    return Part("scancode-toolkit", "missing", "not needed", "pip install 'licet[scancode]', to compare with it")
