# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What would be if something were otherwise: suppositions about a project, which is judged again with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias, TypeVar

from licet.errors import UsageError
from licet.licenses.expression import Expression
from licet.model import Basis, Component, Distribution, Evidence, Finding, Inventory, Resolution, Use
from licet.rules.policy import Policy
from licet.rules.policy.terms import parse_license
from licet.rules.policy.values import OutboundLine, UseLine
from licet.rules.selectors import Selector, parse_selector

Choice = TypeVar("Choice", bound=StrEnum)

FORMS = (
    "license=EXPRESSION, license:PATH=EXPRESSION, license:PURL=EXPRESSION, use:PURL=HOW, distribution=HOW, drop:PURL"
)

_PLACE = "--what-if"


@dataclass(frozen=True, slots=True)
class Setting:
    """What is judged: what is there, what is wanted, and how it is passed on where the caller says so."""

    inventory: Inventory
    policy: Policy
    distributions: tuple[Distribution, ...] | None


Supposition: TypeAlias = Callable[[Setting], Setting]
"""What becomes of a setting. Raises `UsageError` where it is about something that is not there."""


def parse_supposition(text: str) -> Supposition:
    """What TEXT, in one of `FORMS`, supposes. Raises `UsageError` where it is none of them."""
    kind, colon, rest = text.partition(":")
    if kind == "drop" and colon:
        return _Drop(text, _selector(text, rest))
    key, equals, value = text.rpartition("=")
    kind, colon, name = key.partition(":")
    if not equals or not value.strip() or (colon and not name):
        raise UsageError(f"--what-if {text!r} is none of {FORMS}")
    match kind, bool(colon):
        case "license", False:
            return _License(_expression(text, value))
        case "license", True:
            return _LicenseOf(text, _selector(text, name), _expression(text, value))
        case "use", True:
            return _Used(text, _selector(text, name), _word(text, value, Use))
        case "distribution", False:
            ways = tuple(_word(text, word, Distribution) for word in value.split(","))
            return lambda setting: replace(setting, distributions=ways)
        case _:
            raise UsageError(f"--what-if {text!r} is none of {FORMS}")


def _expression(text: str, value: str) -> Expression:
    try:
        return parse_license(value)
    except ValueError as error:
        raise UsageError(f"--what-if {text!r}: {error}") from None


def _selector(text: str, name: str) -> Selector:
    try:
        return parse_selector(name)
    except ValueError as error:
        raise UsageError(f"--what-if {text!r}: {error}") from None


def _word(text: str, value: str, kind: type[Choice]) -> Choice:
    try:
        return kind(value.strip())
    except ValueError:
        raise UsageError(f"--what-if {text!r}: {value!r} is none of {', '.join(kind)}") from None


@dataclass(frozen=True, slots=True)
class _License:
    """The project goes out under `license`."""

    license: Expression

    def __call__(self, setting: Setting) -> Setting:
        place = Evidence(_PLACE, None, f"license={self.license}")
        return replace(setting, policy=replace(setting.policy, license=self.license, license_place=place))


@dataclass(frozen=True, slots=True)
class _LicenseOf:
    """What `selector` means is licensed so: components as they came, a folder of the tree as it is passed on."""

    text: str
    selector: Selector
    license: Expression

    def __call__(self, setting: Setting) -> Setting:
        if not self.selector.is_package:
            line = OutboundLine(self.selector, self.license, Evidence(_PLACE, None, self.text))
            policy = replace(setting.policy, outbounds=(line, *setting.policy.outbounds))
            return replace(setting, policy=policy)
        meant = _meant(self.text, self.selector, setting.inventory)
        resolutions = tuple(
            replace(each, concluded=self.license, basis=Basis.CLARIFIED, detected=None, texts=None)
            if each.component.purl in meant
            else each
            for each in setting.inventory.resolutions
        )
        return replace(setting, inventory=replace(setting.inventory, resolutions=resolutions))


@dataclass(frozen=True, slots=True)
class _Used:
    """What `selector` means is used so."""

    text: str
    selector: Selector
    how: Use

    def __call__(self, setting: Setting) -> Setting:
        if self.selector.is_package:
            _meant(self.text, self.selector, setting.inventory)
        line = UseLine(self.selector, self.how, Evidence(_PLACE, None, self.text))
        return replace(setting, policy=replace(setting.policy, uses=(line, *setting.policy.uses)))


@dataclass(frozen=True, slots=True)
class _Drop:
    """What `selector` means is not there, nor what nothing else needs; a path means files."""

    text: str
    selector: Selector

    def __call__(self, setting: Setting) -> Setting:
        inventory = setting.inventory
        files = tuple(each for each in inventory.files if not self.selector.selects(each.path))
        gone = {each.component.purl for each in inventory.resolutions if _means(self.selector, each.component)}
        if not gone and len(files) == len(inventory.files):
            raise UsageError(f"--what-if {self.text!r}: nothing here is {self.selector.text}")
        kept = _without(gone, inventory.resolutions)
        return replace(setting, inventory=replace(inventory, files=files, resolutions=kept))


def _meant(text: str, selector: Selector, inventory: Inventory) -> frozenset[str]:
    """The purls that SELECTOR means. Raises `UsageError` where that is none."""
    found = frozenset(each.component.purl for each in inventory.resolutions if _means(selector, each.component))
    if not found:
        raise UsageError(f"--what-if {text!r}: nothing here is {selector.text}")
    return found


def _means(selector: Selector, component: Component) -> bool:
    return selector.selects(component.purl) or bool(component.place and selector.selects(component.place))


def _without(gone: set[str], resolutions: Sequence[Resolution]) -> tuple[Resolution, ...]:
    """RESOLUTIONS but for those GONE and those that only these need."""
    needs: dict[str, list[str]] = {}
    for each in resolutions:
        for parent in each.component.parents:
            needs.setdefault(parent, []).append(each.component.purl)
    below = _reached(gone, needs)
    tops = {
        each.component.purl
        for each in resolutions
        if each.component.purl not in gone and (each.component.direct or each.component.purl not in below)
    }
    kept = _reached(tops, needs, gone)
    return tuple(
        replace(each, component=replace(each.component, parents=tuple(p for p in each.component.parents if p in kept)))
        if gone.intersection(each.component.parents)
        else each
        for each in resolutions
        if each.component.purl in kept
    )


def _reached(seeds: Iterable[str], needs: Mapping[str, Sequence[str]], barred: Iterable[str] = ()) -> set[str]:
    """SEEDS and all that they need, but not by way of those BARRED."""
    found, closed = set(seeds), set(barred)
    waiting = list(found)
    while waiting:
        for each in needs.get(waiting.pop(), ()):
            if each not in found and each not in closed:
                found.add(each)
                waiting.append(each)
    return found


def difference(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings of BEFORE that are not among those AFTER any more, and those that are new there."""
    known, made = set(map(_key, before)), set(map(_key, after))
    gone = tuple(each for each in before if _key(each) not in made)
    return gone, tuple(each for each in after if _key(each) not in known)


def _key(finding: Finding) -> tuple[object, ...]:
    """What makes two findings one: that one is about another license now is no other finding."""
    return (finding.code, finding.subject, finding.severity, finding.wholes, len(finding.paths) > 1)
