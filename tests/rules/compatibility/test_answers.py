# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Single answers, each with the authority that it rests on. GNU cells are those of the GPL FAQ's matrix."""

from __future__ import annotations

import pytest

from licet.licenses.expression import parse
from licet.model import Distribution, Use
from licet.rules.compatibility import Answer, Kind, judge


def ask(inbound: str, outbound: str, use: str = "dynamic", distribution: str = "binary") -> Answer:
    return judge(parse(inbound), parse(outbound), use=Use(use), distribution=Distribution(distribution))


GPL_FAQ_COPY = """
GPL-2.0-only      into GPL-2.0-only:     obligations
GPL-2.0-only      into GPL-2.0-or-later: narrowed
GPL-2.0-only      into GPL-3.0-or-later: hard
GPL-2.0-only      into LGPL-2.1-only:    relabel
GPL-2.0-only      into LGPL-3.0-only:    hard
GPL-2.0-or-later  into GPL-2.0-only:     obligations
GPL-2.0-or-later  into GPL-2.0-or-later: obligations
GPL-2.0-or-later  into GPL-3.0-or-later: obligations
GPL-2.0-or-later  into LGPL-3.0-only:    relabel
GPL-3.0-or-later  into GPL-2.0-only:     hard
GPL-3.0-or-later  into GPL-2.0-or-later: narrowed
GPL-3.0-or-later  into GPL-3.0-or-later: obligations
LGPL-2.1-only     into GPL-2.0-only:     obligations
LGPL-2.1-only     into GPL-3.0-or-later: obligations
LGPL-2.1-only     into LGPL-2.1-only:    obligations
LGPL-2.1-only     into LGPL-2.1-or-later: narrowed
LGPL-2.1-or-later into LGPL-3.0-only:    obligations
LGPL-3.0-only     into GPL-2.0-only:     hard
LGPL-3.0-only     into GPL-2.0-or-later: narrowed
LGPL-3.0-only     into GPL-3.0-or-later: obligations
LGPL-3.0-only     into LGPL-2.1-only:    hard
AGPL-3.0-only     into GPL-3.0-only:     obligations
GPL-3.0-only      into AGPL-3.0-only:    obligations
"""


@pytest.mark.parametrize("row", [row for row in GPL_FAQ_COPY.splitlines() if row])
def test_code_copied_among_the_gnu_licenses(row: str) -> None:
    question, kind = row.rsplit(":", 1)
    inbound, outbound = (word.strip() for word in question.split(" into "))
    assert ask(inbound, outbound, use="copied").kind == kind.strip()


@pytest.mark.parametrize(
    ("inbound", "outbound", "kind"),
    [
        # Public data has these wrong, each in at least one matrix that is widely used.
        ("Apache-2.0", "GPL-3.0-only", Kind.OBLIGATIONS),
        ("GPL-2.0-or-later", "GPL-3.0-only", Kind.OBLIGATIONS),
        ("Apache-2.0", "GPL-2.0-or-later", Kind.NARROWED),
        ("Apache-2.0", "GPL-2.0-only", Kind.HARD),
        ("EPL-1.0", "GPL-3.0-only", Kind.HARD),
        ("MPL-2.0", "Apache-2.0", Kind.OBLIGATIONS),
        ("MPL-2.0", "GPL-3.0-only", Kind.OBLIGATIONS),
        ("MPL-2.0-no-copyleft-exception", "GPL-3.0-only", Kind.HARD),
        ("BSD-4-Clause", "GPL-2.0-only", Kind.HARD),
        ("EPL-2.0 OR GPL-2.0-or-later WITH Classpath-exception-2.0", "GPL-2.0-only", Kind.OBLIGATIONS),
        ("GPL-2.0-only WITH Classpath-exception-2.0", "Apache-2.0", Kind.OBLIGATIONS),
        ("Apache-2.0 WITH LLVM-exception", "GPL-2.0-only", Kind.OBLIGATIONS),
        ("Artistic-1.0", "GPL-3.0-only", Kind.REVIEW),
        ("EUPL-1.2", "MIT", Kind.REVIEW),
        ("NONE", "MIT", Kind.HARD),
        ("NOASSERTION", "MIT", Kind.UNKNOWN),
        ("LicenseRef-Somebody", "MIT", Kind.UNKNOWN),
        ("MIT", "LicenseRef-Ours", Kind.OK),
        ("GPL-3.0-only", "Apache-2.0", Kind.RELABEL),
        ("GPL-2.0-only", "Apache-2.0", Kind.HARD),
        ("OFL-1.1", "GPL-3.0-only", Kind.OBLIGATIONS),
        ("BUSL-1.1", "LicenseRef-Ours", Kind.UNKNOWN),
        ("SSPL-1.0", "LicenseRef-Ours", Kind.RELABEL),
    ],
)
def test_linked_and_shipped(inbound: str, outbound: str, kind: Kind) -> None:
    assert ask(inbound, outbound).kind is kind


def test_cc_by_sa_goes_into_gpl_3_only_and_not_back() -> None:
    assert ask("CC-BY-SA-4.0", "GPL-3.0-only", "copied").allowed
    assert ask("CC-BY-SA-4.0", "GPL-3.0-or-later", "copied").kind is Kind.NARROWED
    assert not ask("GPL-3.0-only", "CC-BY-SA-4.0", "copied").allowed
    assert not ask("CC-BY-SA-4.0", "GPL-2.0-only", "copied").allowed


def test_dual_licensing_breaks_at_the_branch_that_cannot_be_granted() -> None:
    answer = ask("GPL-3.0-or-later", "LGPL-3.0-or-later OR LicenseRef-Commercial")
    assert answer.verdict == "conflict"
    assert ask("LGPL-2.1-or-later", "LGPL-3.0-or-later OR LicenseRef-Commercial").verdict == "conditional"
    commercial = ask("GPL-3.0-only", "AGPL-3.0-only OR LicenseRef-Commercial")
    assert commercial.verdict == "conflict"
    assert any("LicenseRef-Commercial" in reason.text for reason in commercial.because)
    assert "would be allowed under AGPL-3.0-only alone" in commercial.counterfactuals


def test_the_branch_taken_is_named() -> None:
    assert str(ask("MIT OR GPL-3.0-only", "Apache-2.0").chosen) == "MIT"
    assert str(ask("(MIT OR GPL-3.0-only) AND BSD-3-Clause", "Apache-2.0").chosen) == "MIT AND BSD-3-Clause"


def test_an_or_does_not_mask_an_and() -> None:
    assert ask("(MIT OR GPL-3.0-only) AND AGPL-3.0-only", "MIT").verdict == "conflict"


def test_what_contradicts_itself_cannot_be_shipped_under_anything() -> None:
    for outbound in ("GPL-2.0-only", "GPL-3.0-or-later", "MIT", "GPL-2.0-only AND Apache-2.0"):
        assert not ask("GPL-2.0-only AND Apache-2.0", outbound).allowed, outbound
    assert ask("GPL-2.0-or-later AND Apache-2.0", "GPL-3.0-or-later").allowed
    assert ask("GPL-2.0-only AND Apache-2.0", "MIT", distribution="internal").allowed


def test_effective_outbound_is_named_where_it_is_narrower() -> None:
    assert str(ask("Apache-2.0", "GPL-2.0-or-later").effective_outbound) == "GPL-3.0-or-later"
    assert str(ask("GPL-3.0-only", "GPL-3.0-or-later").effective_outbound) == "GPL-3.0-only"
    assert str(ask("MIT", "GPL-2.0-or-later").effective_outbound) == "GPL-2.0-or-later"
    assert ask("GPL-2.0-only", "MIT").effective_outbound is None


def test_nothing_passed_on_triggers_nothing_but_network_licenses() -> None:
    assert ask("GPL-3.0-only", "LicenseRef-Ours", distribution="network").kind is Kind.OK
    assert ask("GPL-3.0-only", "LicenseRef-Ours", distribution="browser").verdict == "conflict"
    for identifier in ("AGPL-3.0-only", "SSPL-1.0", "OSL-3.0", "RPL-1.5"):
        assert ask(identifier, "LicenseRef-Ours", distribution="network").verdict == "conflict", identifier
    for identifier in ("AGPL-3.0-only", "SSPL-1.0", "OSL-3.0"):
        assert ask(identifier, "LicenseRef-Ours", distribution="internal").kind is Kind.OK, identifier
    # RPL-1.5 section 1.2, Watcom-1.0 section 1.4: to use it within an organisation, beyond research, is to deploy it.
    assert ask("RPL-1.5", "LicenseRef-Ours", distribution="internal").verdict == "conflict"
    assert ask("Watcom-1.0", "LicenseRef-Ours", distribution="internal").verdict == "conditional"


def test_limits_on_use_bind_even_in_house() -> None:
    assert ask("CC-BY-NC-4.0", "LicenseRef-Ours", distribution="internal").kind is Kind.UNKNOWN
    assert ask("CC-BY-NC-4.0", "CC-BY-NC-4.0", "copied").allowed


def test_own_source_that_needs_a_gpl_library_may_stay_as_it_is() -> None:
    assert ask("GPL-2.0-only", "MIT", distribution="source").verdict == "conditional"
    assert ask("GPL-2.0-only", "Apache-2.0", distribution="source").verdict == "conflict"
    assert ask("GPL-2.0-or-later", "Apache-2.0", distribution="source").verdict == "conditional"
    assert ask("GPL-3.0-only", "MIT", use="copied", distribution="source").verdict == "conflict"


def test_exceptions_reach_the_uses_that_they_name() -> None:
    gcc = "GPL-3.0-or-later WITH GCC-exception-3.1"
    assert ask(gcc, "LicenseRef-Ours", "static").allowed
    assert not ask(gcc, "MIT", "copied").allowed
    assert ask("GPL-3.0-or-later WITH Bison-exception-2.2", "MIT", "copied").allowed
    unknown = ask("GPL-3.0-or-later WITH AdditionRef-ours", "MIT")
    assert unknown.verdict == "conflict"
    assert any(reason.rule == "exception-without-facts" for reason in unknown.because)


def test_an_exception_can_be_dropped_and_not_added() -> None:
    plain, lenient = "GPL-2.0-only", "GPL-2.0-only WITH Classpath-exception-2.0"
    assert ask(lenient, plain).allowed
    narrowed = ask(plain, lenient)
    assert narrowed.kind is Kind.NARROWED
    assert str(narrowed.effective_outbound) == plain


def test_openssl_goes_into_a_gpl_program_that_admits_it() -> None:
    assert not ask("OpenSSL", "GPL-2.0-or-later").allowed
    assert ask("OpenSSL", "GPL-2.0-or-later WITH openvpn-openssl-exception").allowed


def test_library_copyleft_asks_more_of_static_linking() -> None:
    dynamic, static = ask("LGPL-3.0-only", "MIT"), ask("LGPL-3.0-only", "MIT", "static")
    assert any("relinked" in duty for duty in static.obligations)
    assert not any("relinked" in duty for duty in dynamic.obligations)
    assert any("installation information" in duty for duty in dynamic.obligations)


def test_a_conflict_says_what_would_have_to_be_otherwise() -> None:
    answer = ask("GPL-3.0-only", "MIT")
    assert "would be allowed if it were called as a separate program" in answer.counterfactuals
    assert "would be allowed if the whole went out under GPL-3.0-only" in answer.counterfactuals
    copied = ask("LGPL-2.1-only", "MIT", "copied")
    assert "would be allowed if it were linked dynamically" in copied.counterfactuals
