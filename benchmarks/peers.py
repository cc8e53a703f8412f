#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What licet finds in installed environments beside other tools: which components, and which license of each.

usage: python benchmarks/peers.py ENVIRONMENT... [--pip-licenses PROGRAM] [--license-checker PROGRAM] [--syft PROGRAM]
                                  [--disagreements]

ENVIRONMENT is a virtual environment of Python, a project of npm with its `node_modules`, or a whole file system; tools
that know nothing of its kind are left out. What they say of licenses is read as licet reads a license field. Each row
counts components; with --disagreements, what the tools say of a component where they differ follows, to be looked into.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from packageurl import PackageURL

from licet.licenses.expression import And, Expression, Or, ids, parse
from licet.licenses.normalize import Normalized, normalize
from licet.scanner.metadata.debian_copyright import to_spdx

Key: TypeAlias = tuple[str, str, str]
"""Kind of package, name with its namespace, version: what is one component to all tools."""

Answers: TypeAlias = Mapping[Key, tuple[str, ...]]
"""The words for the license of each component; several where the tool does not say how they go together."""

VERDICTS = ("agrees", "says nothing", "leaves open", "differs", "licet: unknown", "not in licet")
SETTINGS = {"SYFT_CHECK_FOR_APP_UPDATE": "false", "SYFT_JAVASCRIPT_INCLUDE_DEV_DEPENDENCIES": "true"}
SYFT_OPTIONS = ("--quiet", "--output", "syft-json", "--select-catalogers", "+javascript-package-cataloger")
GUESSED = "*"
"""license-checker's mark for a license that it took from a file."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool: what it says of an environment, and how one tells that it can say anything."""

    ask: Callable[[str, Path], Answers]
    knows: Callable[[Path], bool]


def asked(program: str, *arguments: str) -> Any:
    """What PROGRAM writes as JSON; raises `CalledProcessError` where it fails."""
    command = [program, *arguments]
    done = subprocess.run(command, check=False, capture_output=True, env={**os.environ, **SETTINGS})
    if done.returncode not in (0, 3):  # 3: licet could not read some file
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    return json.loads(done.stdout)


def key(purl: str) -> Key:
    """What the package of PURL is known by; qualifiers tell where it is from and not what it is."""
    parsed = PackageURL.from_string(purl)
    name = re.sub(r"[-_.]+", "-", parsed.name).lower() if parsed.type == "pypi" else parsed.name
    return parsed.type, f"{parsed.namespace}/{name}" if parsed.namespace else name, parsed.version or ""


def is_python(environment: Path) -> bool:
    """Whether ENVIRONMENT is a virtual environment."""
    return (environment / "pyvenv.cfg").is_file()


def licet(environment: Path) -> Mapping[Key, Mapping[str, Any]]:
    """What licet, as this Python has it, writes of each component in ENVIRONMENT."""
    place = ("--env", str(environment)) if is_python(environment) else (str(environment),)
    document = asked(sys.executable, "-m", "licet", "scan", *place, "--no-cache", "--quiet", "--format", "json")
    return {key(each["purl"]): each for each in document["components"]}


def pip_licenses(program: str, environment: Path) -> Answers:
    """What pip-licenses says of a virtual ENVIRONMENT, by classifiers, else by license fields."""
    python = environment / "bin/python"
    rows = asked(program, f"--python={python}", "--from=mixed", "--format=json", "--with-system")
    return {key(f"pkg:pypi/{each['Name']}@{each['Version']}"): tuple(each["License"].split("; ")) for each in rows}


def license_checker(program: str, environment: Path) -> Answers:
    """What license-checker-rseidelsohn says of the project at ENVIRONMENT, the project itself included."""
    answers: dict[Key, tuple[str, ...]] = {}
    for name, row in asked(program, "--start", str(environment), "--json").items():
        stated = row.get("licenses") or ()
        package, _, version = name.rpartition("@")
        words = (stated,) if isinstance(stated, str) else tuple(stated)
        answers["npm", package.lower(), version] = tuple(word.removesuffix(GUESSED) for word in words)
    return answers


def syft(program: str, environment: Path) -> Answers:
    """What syft says of the folder ENVIRONMENT, with what is installed and not only what lockfiles ask for."""
    answers: dict[Key, tuple[str, ...]] = {}
    for each in asked(program, "scan", f"dir:{environment}", *SYFT_OPTIONS)["artifacts"]:
        if each.get("purl"):
            words = tuple(row["spdxExpression"] or row["value"] for row in each["licenses"])
            known = key(each["purl"])
            answers[known] = tuple(dict.fromkeys((*answers.get(known, ()), *words)))
    return answers


PEERS = {
    "pip-licenses": Peer(pip_licenses, is_python),
    "license-checker": Peer(license_checker, lambda environment: (environment / "package.json").is_file()),
    "syft": Peer(syft, lambda _: True),
}


def read(word: str) -> Normalized:
    """WORD as licet reads words for licenses, perhaps the end of a classifier, or a short name of Debian's."""
    readings = [normalize(form) for form in (f"License :: OSI Approved :: {word}", f"License :: {word}", word)]
    readings += [normalize(known)] if (known := to_spdx(word)) else []
    return next((each for each in readings if each.conclusion is not None or each.candidates), readings[-1])


def alike(one: Expression, other: Expression) -> bool:
    """Whether the two are one license, or the same ones, joined alike."""
    joined = [{type(each)} & {And, Or} for each in (one, other)]
    return one == other or (set(ids(one)) == set(ids(other)) and joined[0] == joined[1])


def verdict(mine: str | None, words: Sequence[str]) -> str:
    """How WORDS of a tool stand to MINE, licet's conclusion: one of VERDICTS."""
    readings = [each for each in map(read, words) if each.conclusion is not None or each.candidates]
    if not readings:
        return "says nothing"
    if mine is None:
        return "licet: unknown"
    concluded = parse(mine)
    told = [each.conclusion for each in readings if each.conclusion is not None and not each.candidates]
    if len(readings) == len(told) == 1:
        return "agrees" if alike(told[0], concluded) else "differs"
    named = {id for each in readings for id in each.candidates or ids(each.conclusion or parse("NONE"))}
    if len(told) == len(readings):
        return "agrees" if named == set(ids(concluded)) else "differs"
    return "leaves open" if set(ids(concluded)) <= named else "differs"


def rows(environment: Path, programs: Mapping[str, str], disagreements: defaultdict[str, list[Key]]) -> Iterator[str]:
    """A row for licet and for each of PROGRAMS that knows ENVIRONMENT; DISAGREEMENTS are told what is to look into."""
    mine = licet(environment)
    unknown = sum(not each["concluded"] for each in mine.values())
    yield f"| {environment.name} | licet | {len(mine)} | | | | | {unknown} | |"
    for name, program in programs.items():
        if not PEERS[name].knows(environment):
            continue
        counts: Counter[str] = Counter()
        answers = PEERS[name].ask(program, environment)
        for known, words in answers.items():
            found = verdict(mine[known]["concluded"], words) if known in mine else "not in licet"
            counts[found] += 1
            if found in ("differs", "licet: unknown", "not in licet"):
                said = mine[known]["concluded"] or mine[known]["unknown"] if known in mine else "-"
                disagreements[f"{name}: {'; '.join(words)} | licet: {said}"].append(known)
        counted = " | ".join(str(counts[each]) for each in VERDICTS)
        yield f"| {environment.name} | {name} | {len(answers)} | {counted} |"


def main() -> None:
    """Ask the tools, and print one row a tool."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("environments", type=Path, nargs="+", metavar="ENVIRONMENT")
    parser.add_argument("--disagreements", action="store_true")
    for name in PEERS:
        parser.add_argument(f"--{name}", metavar="PROGRAM")
    options = parser.parse_args()
    chosen = {name: getattr(options, name.replace("-", "_")) for name in PEERS}
    disagreements: defaultdict[str, list[Key]] = defaultdict(list)
    print("| environment | tool | components | " + " | ".join(VERDICTS) + " |")
    print("|---" * (len(VERDICTS) + 3) + "|")
    for environment in options.environments:
        programs = {name: program for name, program in chosen.items() if program}
        for row in rows(environment.resolve(), programs, disagreements):
            print(row, flush=True)
    if options.disagreements:
        for said, about in sorted(disagreements.items()):
            print(f"{said} | {', '.join(f'{name}@{version}' for _, name, version in sorted(about))}")


if __name__ == "__main__":
    main()
