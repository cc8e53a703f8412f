# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From the text of `licet.toml`, or of `[tool.licet]` in a `pyproject.toml`, to a `Policy`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from licet.errors import Mistake, PolicyError, UsageError
from licet.licenses.expression import Expression
from licet.model import Clarification, Distribution, RulesFolder, Scope, Severity, Use
from licet.rules.codes import SEVERITIES
from licet.rules.policy.presets import LISTS, preset_lines, preset_names
from licet.rules.policy.reading import Page, Table, Value, choice, made, proposal
from licet.rules.policy.terms import parse_license, parse_term
from licet.rules.policy.toml_lines import KeyPath, key_lines
from licet.rules.policy.values import DEFAULT_CAPS, Exemption, Line, Policy, Ruling, Term, UseLine
from licet.rules.selectors import parse_selector

OFF = "off"
"""What turns a check off, where a severity stands otherwise."""

_SHA256 = re.compile(r"sha256:[0-9a-f]{64}\Z")
_POSITION = re.compile(r"\(at line (\d+)")


_NAMESPACE = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*\Z")


def parse_policy(text: str, path: str, folder: Path = Path()) -> Policy:
    """The policy that TEXT states; PATH names it in evidence, and says whether it is a `pyproject.toml`.

    FOLDER is where the file is: paths in it start there. Raises `PolicyError` with every mistake, in order of lines.
    """
    root = _root(text, path)
    policy = _policy(root, folder)
    return _unless_wrong(root.page, policy)


def parse_own_rules(text: str, path: str, folder: Path = Path()) -> RulesFolder | None:
    """What `parse_policy` finds under `[rules]`, for those who ask nothing else of the policy.

    Raises `PolicyError` with the mistakes there, and where TEXT is no TOML.
    """
    root = _root(text, path)
    own_rules = _own_rules(root.table("rules"), folder)
    return _unless_wrong(root.page, own_rules)


def _unless_wrong(page: Page, value: Value) -> Value:
    if page.mistakes:
        raise PolicyError(tuple(sorted(page.mistakes, key=lambda mistake: mistake.line)))
    return value


def _root(text: str, path: str) -> Table:
    """The table that policies are in."""
    try:
        document: dict[str, object] = tomllib.loads(text)
    except ValueError as error:  # besides its own error, the parser lets through what int() says of endless numbers
        raise PolicyError((_syntax_mistake(error, text, path),)) from None
    except RecursionError:
        raise PolicyError((Mistake(path, 1, "not valid TOML here: nested too deeply"),)) from None
    page = Page(path, text, key_lines(text))
    root = Table(page, (), document)
    if path.rsplit("/", 1)[-1] == "pyproject.toml":
        root = root.table("tool").table("licet")
    return root


def _syntax_mistake(error: ValueError, text: str, path: str) -> Mistake:
    position = _POSITION.search(str(error))
    line = int(position[1]) if position else text.count("\n") + 1
    words = _POSITION.split(str(error))[0].strip()
    return Mistake(path, line, f"not valid TOML: {words[:1].lower()}{words[1:]}")


def _policy(root: Table, folder: Path) -> Policy:
    root.only("project", "intent", "policy", "rules", "exception", "clarify", "use")
    project = root.table("project").only("license", "distribution")
    rules = root.table("policy")
    rules.only("extends", "allow", "review", "deny", "unknown", "scopes", "fail-on", "severity")
    license = project.made("license", parse_license)
    chosen = root.table("intent").only("license", "answers")
    intent = chosen.made("license", parse_license)
    _check_answers(chosen.table("answers"))
    return Policy(
        path=root.page.path,
        license=license,
        license_place=project.place("license") if license else None,
        intent=intent,
        intent_place=chosen.place("license") if intent else None,
        distributions=_distributions(project),
        lines=(*_own_lines(rules), *_extended_lines(rules)),
        caps=_caps(rules.table("scopes")),
        fail_on=rules.choice("fail-on", Severity) or Severity.ERROR,
        severities=_severities(rules),
        exceptions=tuple(e for table in root.tables("exception") if (e := _exemption(table))),
        clarifications=tuple(c for table in root.tables("clarify") if (c := _clarification(table))),
        uses=tuple(u for table in root.tables("use") if (u := _use(table))),
        own_rules=_own_rules(root.table("rules"), folder),
    )


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


def _own_rules(table: Table, folder: Path) -> RulesFolder | None:
    table.only("folder", "namespace")
    if not table.values:
        return None
    written = table.text("folder", required='say where your own rules are: folder = "licensing/rules"')
    namespace = table.text("namespace")
    if namespace and not _NAMESPACE.match(namespace):
        table.wrong("namespace", f"{namespace!r} cannot stand in an SPDX id: use letters, digits, dots and hyphens")
    if written is None:
        return None
    return RulesFolder(folder / written, written.rstrip("/") or written, namespace or "", table.place("folder"))


def _distributions(project: Table) -> tuple[Distribution, ...]:
    said = (choice(project.page, at, word, Distribution) for at, word in project.texts("distribution"))
    return tuple(dict.fromkeys(kind for kind in said if kind))


def _own_lines(rules: Table) -> list[Line]:
    lines: list[Line] = []
    rulings: dict[Term, Ruling] = {}
    for ruling in LISTS:
        for at, word in rules.texts(ruling):
            term = made(rules.page, at, word, parse_term)
            if term is None:
                continue
            if rulings.setdefault(term, ruling) is not ruling:
                rules.page.wrong(at, f"{word!r} stands under both {rulings[term]} and {ruling}: keep one of them")
            lines.append(Line(ruling, term, rules.page.place(at)))
    return lines


def _extended_lines(rules: Table) -> list[Line]:
    lines: list[Line] = []
    for at, name in rules.texts("extends"):
        if name in preset_names():
            lines += (replace(line, layer=1) for line in preset_lines(name))
        else:
            rules.page.wrong(at, f"no preset {name!r}; {proposal(name, preset_names())}")
    return lines


def _caps(scopes: Table) -> tuple[tuple[Scope, Severity], ...]:
    caps = dict(DEFAULT_CAPS)
    for key in scopes.only(*Scope).values:
        severity = scopes.choice(key, Severity)
        if severity and key in list(Scope):
            caps[Scope(key)] = severity
    return tuple(sorted(caps.items()))


def _severities(rules: Table) -> tuple[tuple[str, Severity | None], ...]:
    severities: dict[str, Severity | None] = {}
    if unknown := rules.choice("unknown", Severity):
        severities["license-unknown"] = unknown
    table = rules.table("severity")
    for code in table.values:
        if code not in SEVERITIES:
            table.wrong(code, f"no finding code {code!r}; {proposal(code, SEVERITIES)}")
        elif code == "license-unknown" and unknown:
            table.wrong(code, f"license-unknown is already {unknown} by the key 'unknown': keep one of them")
        elif table.values[code] == OFF:
            severities[code] = None
        elif severity := table.choice(code, Severity):
            severities[code] = severity
    return tuple(sorted(severities.items()))


def _exemption(table: Table) -> Exemption | None:
    table.only("package", "license", "reason", "expires")
    selector = table.made("package", parse_selector, required='name a package ("pkg:pypi/foo") or a path ("vendor/**")')
    license = table.made("license", parse_license, required="say which license is accepted here")
    reason = table.text("reason", required="say why, for whoever reviews this next")
    expires = _date(table, "expires")
    if selector is None or license is None or reason is None:
        return None
    return Exemption(selector, license, reason, expires, table.place())


def _date(table: Table, key: str) -> date | None:
    value = table.values.get(key)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if value is not None:
        table.wrong(key, f"{key} must be a date without quotes or time, such as 2027-06-30")
    return None


def _clarification(table: Table) -> Clarification | None:
    table.only("package", "license", "files")
    selector = table.made("package", parse_selector, required='name a package ("pkg:npm/foo@1.2.3") or a path')
    license: Expression | None = table.made("license", parse_license, required="say which license was concluded")
    pins = table.table("files")
    for file in pins.values:
        _check_pin(pins, file)
    if selector is None or license is None:
        return None
    files = tuple(sorted((file, str(hash)) for file, hash in pins.values.items()))
    return Clarification(selector.text, license, files, table.place())


def _check_pin(pins: Table, file: str) -> None:
    at: KeyPath = (*pins.at, file)
    hash = pins.text(file)
    if hash is not None and not _SHA256.match(hash):
        pins.page.wrong(at, f"{hash!r} is no hash: write sha256: and 64 lower-case hexadecimal digits")
    if file.startswith("/") or ".." in file.split("/"):
        pins.page.wrong(at, f"{file!r} must be a path inside the package")


def _use(table: Table) -> UseLine | None:
    table.only("package", "how")
    selector = table.made("package", parse_selector, required='name a package ("pkg:pypi/foo") or a path ("vendor/**")')
    how = table.choice("how", Use, required=f"say one of {', '.join(Use)}")
    if selector is None or how is None:
        return None
    return UseLine(selector, how, table.place())
