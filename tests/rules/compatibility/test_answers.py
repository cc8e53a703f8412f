# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Single answers, each with the authority that it rests on. The GPL FAQ's matrix is in `gpl_faq.toml`."""

from __future__ import annotations

import pytest

from licet.licenses.expression import parse
from licet.model import Distribution, Use
from licet.rules.compatibility import Answer, Kind, judge


def ask(inbound: str, outbound: str, use: str = "dynamic", distribution: str = "binary") -> Answer:
    return judge(parse(inbound), parse(outbound), use=Use(use), distribution=Distribution(distribution))


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


ZEROMQ = "LicenseRef-scancode-zeromq-exception-lgpl-3.0"


@pytest.mark.parametrize(
    ("inbound", "kind"),
    [
        (f"LGPL-3.0-only AND {ZEROMQ}", Kind.OBLIGATIONS),
        (f"BSD-3-Clause AND LGPL-3.0-only AND {ZEROMQ}", Kind.OBLIGATIONS),
        ("GPL-3.0-only AND Classpath-exception-2.0", Kind.RELABEL),  # for which part it holds, nobody says
        (f"MIT AND {ZEROMQ}", Kind.UNKNOWN),  # an exception to nothing that is here
        (ZEROMQ, Kind.UNKNOWN),
        ("LGPL-3.0-only AND LicenseRef-scancode-commons-clause", Kind.HARD),
        ("LGPL-3.0-only AND LicenseRef-scancode-gpl-generic-additional-terms", Kind.UNKNOWN),
    ],
)
def test_an_exception_that_stands_beside_its_license_takes_nothing_away(inbound: str, kind: Kind) -> None:
    answer = ask(inbound, "MIT")
    assert answer.kind is kind
    assert answer.allowed is any(each.rule == "exception-alone" for each in answer.because) or kind is Kind.RELABEL


@pytest.mark.parametrize("license", ["HPND-Markus-Kuhn", "LicenseRef-scancode-protobuf", "PSF-2.0", "Python-2.0.1"])
@pytest.mark.parametrize("outbound", ["GPL-2.0-only", "GPL-3.0-or-later", "AGPL-3.0-only"])
def test_bare_permissions_go_into_the_gpl(license: str, outbound: str) -> None:
    assert ask(license, outbound).allowed


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


@pytest.mark.parametrize(
    ("inbound", "outbound", "use", "kind"),
    [
        # LGPL-3.0-only promises no later GPL: the FAQ's "Combination is under GPLv3".
        ("LGPL-3.0-only", "GPL-3.0-or-later", "copied", Kind.NARROWED),
        ("LGPL-3.0-only", "GPL-3.0-or-later", "dynamic", Kind.OBLIGATIONS),
        # MPL-2.0 section 1.12 and CeCILL's article 1 name GPL-2.0 or later; AGPL-1.0 is nowhere named.
        ("MPL-2.0", "GPL-1.0-only", "copied", Kind.HARD),
        ("MPL-2.0", "GPL-1.0-or-later", "copied", Kind.NARROWED),
        ("MPL-2.0", "AGPL-1.0-only", "copied", Kind.HARD),
        ("CECILL-2.1", "GPL-1.0-only", "copied", Kind.HARD),
        ("MIT", "GPL-1.0-only", "copied", Kind.OK),
        # A library that offers later versions takes Apache-2.0 in under version 3.
        ("Apache-2.0", "LGPL-2.1-or-later", "copied", Kind.NARROWED),
        ("Apache-2.0", "LGPL-2.1-only", "copied", Kind.HARD),
        ("Apache-2.0", "LGPL-2.1-only", "dynamic", Kind.OBLIGATIONS),
        # The appendices name licenses without further permissions.
        ("EUPL-1.2", "GPL-2.0-only WITH Classpath-exception-2.0", "copied", Kind.NARROWED),
        ("Sleepycat", "GPL-2.0-only WITH Classpath-exception-2.0", "dynamic", Kind.NARROWED),
        ("EUPL-1.2", "EUPL-1.1", "copied", Kind.OBLIGATIONS),
        ("EUPL-1.2", "LiLiQ-R-1.1", "copied", Kind.OBLIGATIONS),
        ("EUPL-1.0", "GPL-2.0-only", "copied", Kind.OBLIGATIONS),
        # Data that is copied into the work is under its share-alike; beside it, nobody knows.
        ("ODbL-1.0", "MIT", "copied", Kind.HARD),
        ("ODbL-1.0", "MIT", "dynamic", Kind.UNKNOWN),
        # OFL-1.1 condition 5: a font made from it stays under it.
        ("OFL-1.1", "Ubuntu-font-1.0", "copied", Kind.UNKNOWN),
        ("OFL-1.1", "MIT", "copied", Kind.OBLIGATIONS),
    ],
)
def test_by_the_clauses(inbound: str, outbound: str, use: str, kind: Kind) -> None:
    assert ask(inbound, outbound, use).kind is kind


@pytest.mark.parametrize(
    "exception",
    [
        "GPL-3.0-linking-exception",  # for the program's own link with one library
        "GPL-3.0-linking-source-exception",
        "i2p-gpl-java-exception",
        "erlang-otp-linking-exception",
        "GPL-3.0-interface-exception",
        "Asterisk-exception",
        "GPL-CC-1.0",
    ],
)
def test_an_exception_for_one_named_work_frees_no_others(exception: str) -> None:
    assert ask(f"GPL-3.0-or-later WITH {exception}", "LicenseRef-Ours").verdict == "conflict"
    both = ask(f"GPL-3.0-only WITH {exception} AND OpenSSL", "GPL-3.0-only")
    assert both.verdict == "conflict"


def test_exceptions_of_qt_leave_the_duty_to_let_users_relink() -> None:
    answer = ask("LGPL-2.1-only WITH Qt-LGPL-exception-1.1", "LicenseRef-Ours", "static")
    assert any("relinked" in duty for duty in answer.obligations)


def test_an_addition_that_nobody_lists_may_take_permissions_away() -> None:
    assert ask("Apache-2.0 WITH AdditionRef-Commons-Clause", "MIT").kind is Kind.UNKNOWN
    assert ask("Apache-2.0 WITH Universal-FOSS-exception-1.0", "MIT").allowed


def test_openssl_may_be_linked_and_not_copied_by_an_exception_for_linking() -> None:
    assert not ask("OpenSSL", "GPL-2.0-or-later WITH openvpn-openssl-exception", "copied").allowed


def test_a_license_that_nobody_has_read_is_unknown_in_house_as_well() -> None:
    for use in ("dynamic", "separate", "build"):
        for distribution in ("internal", "network", "binary"):
            answer = ask("LicenseRef-scancode-altova-eula", "LicenseRef-Ours", use, distribution)
            assert answer.kind is Kind.UNKNOWN, (use, distribution)


def test_source_that_stays_under_its_license_is_said() -> None:
    assert "pass its source code on under MS-PL only" in ask("MS-PL", "MIT", "copied").obligations


def test_what_could_be_offered_instead_is_named_with_its_version() -> None:
    assert ask("GPL-2.0-or-later", "Apache-2.0").remedies[0] == "pass the whole work on under GPL-3.0-or-later"
    assert ask("GPL-2.0-or-later", "MIT").remedies[0] == "pass the whole work on under GPL-2.0-or-later"


def test_branches_are_chosen_together() -> None:
    # Part by part Apache-2.0 is as good as Zlib; beside GPL-2.0-only it cannot be.
    answer = ask("(Apache-2.0 OR Zlib) AND GPL-2.0-only", "MIT", distribution="source")
    assert answer.allowed
    assert str(answer.chosen) == "Zlib AND GPL-2.0-only"


def test_pictures_beside_code_are_no_contradiction() -> None:
    assert ask("GPL-2.0-or-later AND CC-BY-SA-3.0", "GPL-2.0-or-later").kind is Kind.REVIEW
    assert ask("GPL-2.0-only AND Apache-2.0", "EUPL-1.2").verdict == "conflict"
