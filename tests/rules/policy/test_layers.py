# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a policy extends: what an organisation's file denies and weighs holds whatever a repository's says."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.errors import CannotJudgeError, PolicyError
from licet.licenses.expression import parse
from licet.model import Distribution, Profile, Scope, Severity, Use
from licet.rules.policy import Library, Lists, Pinned, Policy, Reference, Ruling, Source, parse_policy
from licet.rules.policy.layers import MOST_FILES

DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def library(texts: Mapping[str, str]) -> Library:
    def find(reference: Reference, source: Source) -> Source:  # noqa: ARG001 - these have no folders
        name = reference.url if isinstance(reference, Pinned) else reference
        if name not in texts:
            raise ValueError(f"no policy is at {name!r}")
        return Source(texts[name], name, Path())

    return find


def under(own: str, **files: str) -> Policy:
    texts = {f"./{name}.toml": text for name, text in files.items()}
    return parse_policy(own, "licet.toml", library=library(texts))


def ruling(policy: Policy, license: str) -> Ruling:
    return Lists(policy).ruled(parse(license)).ruling


def mistakes(own: str, **files: str) -> list[str]:
    with pytest.raises(PolicyError) as caught:
        under(own, **files)
    return [str(mistake) for mistake in caught.value.mistakes]


EXTENDS = '[policy]\nextends = "./org.toml"\n'


@pytest.mark.parametrize(
    ("organisation", "own", "license", "expected"),
    [
        # What it denies stays denied, however exactly it is allowed below.
        ('deny = ["MIT"]', 'allow = ["MIT"]', "MIT", Ruling.DENY),
        ('deny = ["category:permissive"]', 'allow = ["MIT"]', "MIT", Ruling.DENY),
        ('extends = "apache-foundation"', 'allow = ["GPL-3.0-only"]', "GPL-3.0-only", Ruling.DENY),
        ('deny = ["GPL-3.0-only"]', 'allow = ["MIT AND GPL-3.0-only"]', "MIT AND GPL-3.0-only", Ruling.DENY),
        # Only what it denies itself: within its own file, its own exact line goes before its category.
        ('deny = ["category:permissive"]\nallow = ["MIT"]', 'allow = ["MIT"]', "MIT", Ruling.ALLOW),
        # A choice leaves the other branch.
        ('deny = ["GPL-3.0-only"]', 'allow = ["MIT"]', "MIT OR GPL-3.0-only", Ruling.ALLOW),
        # What it leaves out, or wants reviewed, a repository may allow.
        ('allow = ["MIT"]', 'allow = ["ISC"]', "ISC", Ruling.ALLOW),
        ('allow = ["MIT"]', "", "ISC", Ruling.UNLISTED),
        ('review = ["ISC"]', 'allow = ["ISC"]', "ISC", Ruling.ALLOW),
        # What it allows, a repository may deny or have reviewed.
        ('allow = ["MIT"]', 'deny = ["MIT"]', "MIT", Ruling.DENY),
        ('allow = ["MIT"]', 'review = ["category:permissive"]', "MIT", Ruling.ALLOW),
        ('allow = ["category:permissive"]', 'review = ["category:permissive"]', "MIT", Ruling.REVIEW),
        # A preset is a start and no organisation.
        ("", 'extends = ["./org.toml", "apache-foundation"]\nallow = ["GPL-3.0-only"]', "GPL-3.0-only", Ruling.ALLOW),
    ],
)
def test_what_an_organisation_denies_stays_denied(organisation: str, own: str, license: str, expected: Ruling) -> None:
    text = f"[policy]\n{own}" if "extends" in own else f"{EXTENDS}{own}"
    assert ruling(under(text, org=f"[policy]\n{organisation}\n"), license) is expected


def test_a_denial_holds_through_every_file_between() -> None:
    policy = under(
        '[policy]\nextends = "./team.toml"\nallow = "MIT"',
        team='[policy]\nextends = "./org.toml"\nallow = "MIT"',
        org='[policy]\ndeny = "MIT"',
    )
    assert ruling(policy, "MIT") is Ruling.DENY
    found = Lists(policy).ruled(parse("MIT"))
    assert found.line is not None
    assert (found.line.place.path, found.line.place.line) == ("./org.toml", 2)
    assert [(line.place.path, line.layer) for line in policy.lines] == [
        ("licet.toml", 0), ("./team.toml", 1), ("./org.toml", 2),
    ]  # fmt: skip


def test_a_where_of_a_repository_lifts_no_denial_and_one_of_the_organisation_does() -> None:
    where = '[[where]]\npackage = "tools"\nallow = "GPL-3.0-only"\n'
    deny = '[policy]\ndeny = "GPL-3.0-only"\n'
    below = under(f"{EXTENDS}{where}", org=deny)
    above = under(EXTENDS, org=f"{deny}{where}")
    for policy, expected in ((below, Ruling.DENY), (above, Ruling.ALLOW)):
        at = Lists(policy).at(("tools/x.c",), Scope.RUNTIME)
        assert at.ruled(parse("GPL-3.0-only")).ruling is expected
    assert ruling(above, "GPL-3.0-only") is Ruling.DENY


SEVERITIES = st.sampled_from([*Severity, None])
SCOPES = st.sampled_from(list(Scope))


@given(SEVERITIES, SEVERITIES, st.sampled_from(list(Severity)), SCOPES, SCOPES)
def test_a_repository_makes_findings_heavier_and_never_lighter(
    above: Severity | None, own: Severity | None, cap: Severity, capped: Scope, scope: Scope
) -> None:
    organisation = f'[policy]\nseverity = {{ license-denied = "{above or "off"}" }}\n'
    text = f'{EXTENDS}scopes = {{ {capped} = "{cap}" }}\nseverity = {{ license-denied = "{own or "off"}" }}\n'
    weight = under(text, org=organisation).severity("license-denied", scope)
    least = parse_policy(organisation, "org.toml").severity("license-denied", scope)
    alone = parse_policy(text.replace('extends = "./org.toml"', ""), "licet.toml").severity("license-denied", scope)
    ranks = [each.rank if each else -1 for each in (weight, least, alone)]
    assert ranks[0] == max(ranks[1:])


def test_what_the_organisation_says_holds_where_the_repository_says_nothing() -> None:
    organisation = (
        '[project]\nlicense = "MIT"\ndistribution = "network"\n'
        '[policy]\nfail-on = "warning"\nunknown = "note"\nscopes = { dev = "note", runtime = "warning" }\n'
        '[[exception]]\npackage = "pkg:npm/a"\nlicense = "MIT"\nreason = "x"\n'
        '[[clarify]]\npackage = "pkg:npm/b"\nlicense = "MIT"\n'
        '[[use]]\npackage = "pkg:npm/c"\nhow = "static"\n'
    )
    policy = under(EXTENDS, org=organisation)
    assert (policy.fail_on, policy.severity("license-unknown")) == (Severity.WARNING, Severity.NOTE)
    assert policy.severity("license-denied", Scope.DEV) is Severity.NOTE
    assert policy.severity("license-denied") is Severity.WARNING
    assert [each.selector.text for each in policy.exceptions_of(["pkg:npm/a@1"])] == ["pkg:npm/a"]
    assert [each.package for each in policy.clarifications] == ["pkg:npm/b"]
    assert policy.use_of("pkg:npm/c@1") is Use.STATIC
    assert (policy.license, policy.distributions) == (None, ())  # its own project is another one
    assert not any(policy.owns(each.place) for each in policy.exceptions)


@pytest.mark.parametrize(("above", "own", "expected"), [("note", "error", "note"), ("error", "warning", "warning")])
def test_the_stricter_fail_on_counts(above: str, own: str, expected: str) -> None:
    policy = under(f'{EXTENDS}fail-on = "{own}"', org=f'[policy]\nfail-on = "{above}"')
    assert policy.fail_on == expected


@pytest.mark.parametrize(
    ("above", "own", "expected"),
    [
        ("pragmatic", "", "pragmatic"),
        ("pragmatic", "conservative", "conservative"),
        ("fsf", "fsf", "fsf"),
        ("", "conservative", "conservative"),
        ("", "", "conservative"),
    ],
)
def test_a_repository_has_the_profile_of_its_organisation_or_the_conservative(
    above: str, own: str, expected: str
) -> None:
    said = [f'profile = "{each}"' if each else "" for each in (above, own)]
    assert under(EXTENDS + said[1], org=f"[policy]\n{said[0]}").profile == expected


@pytest.mark.parametrize(("above", "own"), [("", "pragmatic"), ("conservative", "pragmatic"), ("fsf", "pragmatic")])
def test_a_repository_takes_no_other_profile_than_its_organisation(above: str, own: str) -> None:
    said = f'profile = "{above}"' if above else ""
    (mistake,) = mistakes(f'{EXTENDS}profile = "{own}"', org=f"[policy]\n{said}")
    assert f"'{own}' is not open to what extends ./org.toml; choose '{above or 'conservative'}'" in mistake


def test_organisations_that_differ_leave_the_conservative_profile() -> None:
    both = '[policy]\nextends = ["./one.toml", "./two.toml"]\n'
    files = {"one": '[policy]\nprofile = "fsf"', "two": '[policy]\nprofile = "asf"'}
    assert under(both, **files).profile is Profile.CONSERVATIVE
    assert mistakes(f'{both}profile = "fsf"', **files)


def test_a_preset_leaves_the_profile_open() -> None:
    assert under('[policy]\nextends = "any-osi"\nprofile = "pragmatic"').profile is Profile.PRAGMATIC


def test_own_entries_go_before_those_above() -> None:
    use = '[[use]]\npackage = "pkg:npm/c"\nhow = "{}"\n'
    policy = under(EXTENDS + use.format("dynamic"), org=use.format("static"))
    assert policy.use_of("pkg:npm/c@1") is Use.DYNAMIC
    assert Distribution.BINARY not in policy.distributions


def test_mistakes_of_every_file_are_reported_at_once_each_with_its_file_and_line() -> None:
    found = mistakes(
        '[policy]\nextends = ["./org.toml", "./gone.toml", "permisive"]\nalow = "MIT"\n',
        org='[policy]\n\ndeny = "MIIT"\nextends = "./deep.toml"\n',
        deep="[policy\n",
    )
    assert [row.split(": ")[0] for row in found] == [
        "licet.toml:2", "licet.toml:2", "licet.toml:3", "./org.toml:3", "./deep.toml:1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('"permisive"', "did you mean 'permissive'?"),
        ('"https://index.example/p.toml"', "what is elsewhere may change: pin it"),
        ("3", "extends must hold names of presets, paths, or"),
        ('["./gone.toml"]', "no policy is at './gone.toml'"),
        ('{ url = "https://index.example/p.toml" }', "sha256 is missing: pin it"),
        (f'{{ url = "http://index.example/p.toml", sha256 = "{DIGEST}" }}', "must start with https://"),
        (f'{{ url = "https://me:pass@index.example/p.toml", sha256 = "{DIGEST}" }}', "hold no user or password"),
        ('{ url = "https://index.example/p.toml", sha256 = "ABC" }', "'ABC' is no digest"),
        (f'{{ uri = "https://index.example/p.toml", sha256 = "{DIGEST}" }}', "did you mean 'url'?"),
    ],
)
def test_a_mistake_in_extends_says_what_to_write(entry: str, said: str) -> None:
    assert [row for row in mistakes(f"[policy]\nextends = {entry}\n") if said in row and ":2: " in row]


def test_a_policy_that_extends_itself_is_a_mistake() -> None:
    assert any("extends itself in the end" in row for row in mistakes(EXTENDS, org=EXTENDS))
    around = {"org": '[policy]\nextends = "./b.toml"', "b": EXTENDS}
    assert any("extends itself in the end" in row for row in mistakes(EXTENDS, **around))


def test_files_that_name_each_other_often_are_not_followed_for_ever() -> None:
    names = [f"f{number}" for number in range(12)]
    texts = {
        name: f'[policy]\nextends = ["./{after}.toml", "./{after}.toml", "./{after}.toml"]\n'
        for name, after in pairwise(names)
    }
    found = mistakes('[policy]\nextends = "./f0.toml"', **texts, f11="")
    assert any(f"more than {MOST_FILES} files are extended here" in row for row in found)


def test_what_is_out_of_reach_cannot_be_judged_and_says_which_line_wants_it() -> None:
    def unreachable(reference: Reference, source: Source) -> Source:  # noqa: ARG001 - it is the same for all
        raise CannotJudgeError(f"{reference} was not read here before")

    text = f'[policy]\nextends = [\n  {{ url = "https://index.example/p.toml", sha256 = "sha256:{DIGEST}" }},\n]\n'
    with pytest.raises(CannotJudgeError, match=r"^licet\.toml:3: .*index\.example.*was not read here before"):
        parse_policy(text, "licet.toml", library=unreachable)
