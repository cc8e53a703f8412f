# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A first `licet.toml`, as text that a person goes on with."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import tomlkit
from packageurl import PackageURL

from licet.model import FirstPolicy, Met, Outbound, OutboundBasis, Unsettled

SHOWN = 30
"""So many proposals are written; `licet check` has all that they are about."""


def as_toml(first: FirstPolicy, *, with_project: bool = True) -> str:
    """FIRST as a `licet.toml`; what is only proposed stands in comments."""
    blocks = [["# What this project wants of licenses, as `licet policy init` found it: read it, and make it yours."]]
    if with_project:
        blocks.append(_project(first.outbound))
    blocks.append(["[policy]", *_list("allow", first.allow), *_list("review", first.review)])
    if not first.allow:
        blocks[-1].append('# allow = ["category:permissive"]  # nothing here has a license yet that could be listed')
    if first.unshipped:
        scopes = 'scope = ["dev", "build", "test"]'
        blocks.append(
            ["# What builds and tests it, and is not shipped.", "[[where]]", scopes, *_list("allow", first.unshipped)]
        )
    if first.conflicts:
        head = f"# May not go into a work under {first.outbound.expression}: replace it, or accept it for a reason."
        blocks.append([head, *_exceptions(first.conflicts)])
    if first.unknown:
        blocks.append(["# Of these no license is known.", *_unknown(first.unknown)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _project(outbound: Outbound) -> list[str]:
    rows = ["[project]"]
    if outbound.basis is OutboundBasis.NONE or outbound.expression is None:
        rows.append('# license = "…"            # nothing here says what the project goes out under')
    else:
        place = outbound.evidence[0].path if outbound.evidence else "the tree"
        rows.append(f"# license = {_quoted(str(outbound.expression))}  # as {_plain(place)} has it")
    return [*rows, 'distribution = "binary"    # or source, browser, network, internal; or a list of them']


def _list(key: str, met: Sequence[Met]) -> Iterator[str]:
    if not met:
        return
    yield f"{key} = ["
    width = max(len(_quoted(each.entry)) for each in met) + 1
    for each in met:
        yield f"    {_quoted(each.entry) + ',':<{width}}  # {_plain(_named(each.subjects))}"
    yield "]"


def _named(subjects: Sequence[str]) -> str:
    more = f" and {len(subjects) - 1} more" if len(subjects) > 1 else ""
    return f"{subjects[0]}{more}"


def _exceptions(found: Iterable[Unsettled]) -> Iterator[str]:
    every = {_package(each.subject): each for each in found}
    for package, each in list(every.items())[:SHOWN]:
        yield from _comment(each.why)
        yield "# [[exception]]"
        yield f"# package = {_quoted(package)}"
        yield f"# license = {_quoted(str(each.license))}"
        yield '# reason = "…"'
    if len(every) > SHOWN:
        yield f"# ... and {len(every) - SHOWN} more, which `licet check` names"


def _unknown(found: Iterable[Unsettled]) -> Iterator[str]:
    """What is unknown for each reason, and once how a person writes down what was found out."""
    reasons: dict[str, set[str]] = defaultdict(set)
    for each in found:
        reasons[each.why].add(_package(each.subject))
    for why, packages in reasons.items():
        yield "#"
        yield from _comment(f"{why}:")
        yield from (f"#     {_plain(package)}" for package in sorted(packages)[:SHOWN])
        if len(packages) > SHOWN:
            yield f"#     ... and {len(packages) - SHOWN} more, which `licet check` names"
    yield "#"
    yield from ("# [[clarify]]", '# package = "pkg:…"', '# license = "…"')


def _comment(text: str) -> list[str]:
    return textwrap.wrap(_plain(text), 100, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)


def _package(subject: str) -> str:
    """SUBJECT without its version, which a policy need not follow."""
    if not subject.startswith("pkg:"):
        return subject
    purl = PackageURL.from_string(subject)
    return PackageURL(purl.type, purl.namespace, purl.name).to_string()


def _quoted(text: str) -> str:
    return tomlkit.string(_plain(text)).as_string()


def _plain(text: str) -> str:
    """TEXT on one line, as it may stand in a comment."""
    return "".join(char if char.isprintable() else "?" for char in text)
