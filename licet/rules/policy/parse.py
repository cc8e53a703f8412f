# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From the text of `licet.toml`, or of `[tool.licet]` in a `pyproject.toml`, to a `Policy`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from licet.errors import Mistake, PolicyError, UsageError
from licet.model import Distribution, RulesFolder, Severity
from licet.rules.policy.entries import parse_circumstance, parse_clarification, parse_exception, parse_use
from licet.rules.policy.keys import KEYS, ROOT
from licet.rules.policy.layers import Layers, Library, Source, no_library, profile_of, under
from licet.rules.policy.lists import parse_caps, parse_lines, parse_severities
from licet.rules.policy.outbounds import parse_outbound
from licet.rules.policy.reading import Page, Table, choice
from licet.rules.policy.terms import parse_license
from licet.rules.policy.toml_lines import key_lines
from licet.rules.policy.values import Policy

Value = TypeVar("Value")

_POSITION = re.compile(r"\(at line (\d+)")
_NAMESPACE = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*\Z")


def parse_policy(text: str, path: str, folder: Path = Path(), library: Library = no_library) -> Policy:
    """The policy that TEXT states; PATH names it in evidence, and says whether it is a `pyproject.toml`.

    FOLDER is where the file is: paths in it start there. LIBRARY has the files that it extends. Raises `PolicyError`
    with every mistake, in order of files and lines; `CannotJudgeError` where a file that it extends is out of reach.
    """
    layers = Layers(library, _policy)
    policy = _policy(Source(text, path, folder), layers)
    return _unless_wrong(layers.pages, policy)


def parse_own_rules(text: str, path: str, folder: Path = Path()) -> RulesFolder | None:
    """What `parse_policy` finds under `[rules]`, for those who ask nothing else of the policy.

    Raises `PolicyError` with the mistakes there, and where TEXT is no TOML.
    """
    root = _root(Source(text, path, folder))
    own_rules = _own_rules(root.table("rules"), folder)
    return _unless_wrong([root.page], own_rules)


def _unless_wrong(pages: Sequence[Page], value: Value) -> Value:
    mistakes = [each for page in pages for each in sorted(page.mistakes, key=lambda mistake: mistake.line)]
    if mistakes:
        raise PolicyError(tuple(dict.fromkeys(mistakes)))
    return value


def _root(source: Source) -> Table:
    """The table that policies are in; an empty one, with a mistake, where the text is no TOML."""
    page = Page(source.path, source.text, {})
    document: dict[str, object] = {}
    try:
        document = tomllib.loads(source.text)
        page = Page(source.path, source.text, key_lines(source.text))
    except ValueError as error:  # besides its own error, the parser lets through what int() says of endless numbers
        page.mistakes.append(_syntax_mistake(error, source))
    except RecursionError:
        page.mistakes.append(Mistake(source.path, 1, "not valid TOML here: nested too deeply"))
    root = Table(page, (), document)
    if source.path.rsplit("/", 1)[-1] == "pyproject.toml":
        root = root.table("tool").table("licet")
    return root


def _syntax_mistake(error: ValueError, source: Source) -> Mistake:
    position = _POSITION.search(str(error))
    line = int(position[1]) if position else source.text.count("\n") + 1
    words = _POSITION.split(str(error))[0].strip()
    return Mistake(source.path, line, f"not valid TOML: {words[:1].lower()}{words[1:]}")


def _policy(source: Source, layers: Layers) -> Policy:
    """What SOURCE states, under what it extends."""
    root = _root(source).only(*ROOT)
    layers.pages.append(root.page)
    rules = root.table("policy").only(*KEYS["policy"])
    own = _stated(root, rules, source)
    caps = parse_caps(rules.table("scopes"))
    fail_on = rules.choice("fail-on", Severity)
    presets, above = layers.extended(rules, source)
    return under(own, caps, fail_on, profile_of(rules, above), presets, above)


def _stated(root: Table, rules: Table, source: Source) -> Policy:
    """What SOURCE itself states, but for what `under` joins with the files above it."""
    project = root.table("project").only(*KEYS["project"])
    chosen = root.table("intent").only(*KEYS["intent"])
    license = project.made("license", parse_license)
    intent = chosen.made("license", parse_license)
    _check_answers(chosen.table("answers"))
    return Policy(
        path=source.path,
        license=license,
        license_place=project.place("license") if license else None,
        intent=intent,
        intent_place=chosen.place("license") if intent else None,
        distributions=_distributions(project),
        lines=tuple(parse_lines(rules)),
        severities=parse_severities(rules, rules.choice("unknown", Severity)),
        exceptions=_entries(root, "exception", parse_exception),
        clarifications=_entries(root, "clarify", parse_clarification),
        uses=_entries(root, "use", parse_use),
        circumstances=_entries(root, "where", parse_circumstance),
        outbounds=_entries(root, "outbound", parse_outbound),
        own_rules=_own_rules(root.table("rules"), source.folder),
    )


def _entries(root: Table, key: str, parse: Callable[[Table], Value | None]) -> tuple[Value, ...]:
    """What PARSE makes of each table of the array below KEY, but for those that are wrong."""
    return tuple(made for table in root.tables(key) if (made := parse(table)) is not None)


def _check_answers(answers: Table) -> None:
    if not answers.values:
        return
    from licet.licenses.chooser import verified  # noqa: PLC0415 - few policies have an intent, and it takes long to load

    for key in answers.values:
        value = answers.text(key)
        try:
            verified([f"{key}={value}"])
        except UsageError:
            answers.wrong(key, f"{key} = {value!r} is no answer of the chooser: run `licet choose --write` again")


def _own_rules(table: Table, folder: Path | None) -> RulesFolder | None:
    table.only(*KEYS["rules"])
    if not table.values:
        return None
    written = table.text("folder", required='say where your own rules are: folder = "licensing/rules"')
    namespace = table.text("namespace")
    if namespace and not _NAMESPACE.match(namespace):
        table.wrong("namespace", f"{namespace!r} cannot stand in an SPDX id: use letters, digits, dots and hyphens")
    if written is None or folder is None:
        return None
    return RulesFolder(folder / written, written.rstrip("/") or written, namespace or "", table.place("folder"))


def _distributions(project: Table) -> tuple[Distribution, ...]:
    said = (choice(project.page, at, word, Distribution) for at, word in project.texts("distribution"))
    return tuple(dict.fromkeys(kind for kind in said if kind))
