# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Laws that every record keeps to: where its tags stand, what follows from what, and what authorities say of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from collections import defaultdict
from typing import Any

import pytest

from licet.data import FOLDER
from licet.licenses.catalog import all_records, record, text
from licet.licenses.expression import parse
from licet.licenses.record import Copyleft, Record
from licet.model import Use
from licet.rules.compatibility import judge

RECORDED = [each for each in all_records() if each.curated and each.kind == "license" and not each.deprecated]
BASIC = {"commercial-use", "distribution", "modifications", "private-use"}
KNOWN_KEYS = {
    "summary", "ko", "copyleft", "permissions", "conditions", "limitations", "terms", "restricts", "trigger",
    "artefact", "fit", "family", "version", "same-as", "or-later", "sources", "clauses", "no-source",
}  # fmt: skip
PLACE = re.compile(
    r"^(?:the )?(?:sections?|articles?|paragraphs?|clauses?|conditions?|preamble|grant)\b", re.IGNORECASE
)
FIT = {"code", "docs", "data", "fonts", "media", "hardware", "weights"}

COPYLEFT_BY_OTHER_WORDS = {
    "Artistic-1.0", "Artistic-1.0-cl8", "Artistic-1.0-Perl", "Artistic-2.0", "ClArtistic", "EFL-1.0", "LPPL-1.2",
    "LPPL-1.3a", "LPPL-1.3c", "Sleepycat",
}  # fmt: skip
"""Changed versions have to be free, renamed or reported, by no matter which license."""

SHARED_WITH_ITS_LIMITS = {"BUSL-1.1"}
"""Changed versions stay under it, which is no copyleft: what it keeps is its limits on use."""

VERSIONS_DIFFER = {
    "AFL": "version 1.1 does not ask for changes to be stated",
    "AGPL": "version 3 grants patents in words",
    "Apache": "version 2 grants patents and asks for changes to be stated",
    "Artistic": "version 2 was written anew, with patents",
    "CC-BY": "version 4 speaks of patents and trademarks",
    "CC-BY-NC": "as CC-BY",
    "CC-BY-NC-ND": "as CC-BY",
    "CC-BY-NC-SA": "as CC-BY",
    "CC-BY-ND": "as CC-BY",
    "CC-BY-SA": "as CC-BY",
    "CDLA-Permissive": "version 2 is shorter and asks for less",
    "CECILL": "version 2.1 has the tags of choosealicense.com",
    "ECL": "version 2 is Apache-2.0 with another patent grant",
    "EFL": "version 1 asks for changed packages to be published",
    "EUPL": "version 1.0 does not count access to what a program does as passing it on",
    "GFDL": "version 1.1 has no disclaimers",
    "GPL": "version 3 grants patents in words",
    "LGPL": "version 3 grants patents in words",
    "MPL": "version 2 asks for no list of changes",
    "OSL": "version 1.0 asks for no notices",
    "Unicode-DFS": "version 2016 asks for less",
}


def facts(identifier: str) -> dict[str, Any]:
    path = FOLDER / "records" / f"{identifier}.toml"
    own = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {**facts(own["same-as"]), **own} if "same-as" in own else own


def tags(each: Record) -> list[str]:
    return [*(each.permissions or ()), *(each.conditions or ()), *(each.limitations or ())]


def test_what_has_to_be_known_is_known() -> None:
    assert len(RECORDED) >= 350
    for each in all_records():
        if each.kind == "license" and not each.deprecated:
            asked = each.osi_approved or each.fsf_free or each.id.startswith("CC-")
            assert each.curated or not asked, each.id


@pytest.mark.parametrize("each", RECORDED, ids=lambda each: each.id)
def test_a_record_keeps_to_the_laws(each: Record) -> None:
    written = facts(each.id)
    conditions, limitations = set(each.conditions or ()), set(each.limitations or ())
    assert set(written) <= KNOWN_KEYS
    assert each.summary_ko
    assert re.search("[가-힣]", each.summary_ko)
    assert each.fit
    assert set(each.fit) <= FIT
    assert [clause.tag for clause in each.clauses] == tags(each)
    assert not ("patent-use" in (each.permissions or ()) and "patent-use" in limitations)
    shares = any(tag.startswith("same-license") for tag in conditions)
    assert not shares or "disclose-source" in conditions or written.get("no-source")
    assert shares == (each.copyleft is not Copyleft.NONE) or each.id in (
        COPYLEFT_BY_OTHER_WORDS | SHARED_WITH_ITS_LIMITS
    )
    assert each.category != "public-domain" or not conditions
    assert not each.osi_approved or set(each.permissions or ()) >= BASIC
    assert not each.trigger or "network-use-disclose" in conditions


def test_only_and_or_later_ids_agree() -> None:
    for each in RECORDED:
        if each.id.endswith("-or-later"):
            only = record(each.id.replace("-or-later", "-only"))
            assert (tags(only), only.copyleft) == (tags(each), each.copyleft)


def test_versions_differ_where_their_texts_do() -> None:
    families: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for each in RECORDED:
        found = re.fullmatch(r"(?P<name>[A-Za-z-]+?)-\d+(?:\.\d+)*[a-c]?(?:-only|-or-later)?", each.id)
        if found and not each.id.startswith(("BSD-", "LicenseRef-")):
            families[found["name"]].add(tuple(tags(each)))
    assert {name for name, seen in families.items() if len(seen) > 1} == set(VERSIONS_DIFFER)


def test_approvals_say_who_says_it_where_and_when() -> None:
    authorities = {approval.authority for each in RECORDED for approval in each.approvals}
    assert len(authorities) == 6
    for each in RECORDED:
        named = [approval.authority for approval in each.approvals]
        assert len(named) == len(set(named)), each.id
        for approval in each.approvals:
            assert approval.source.startswith("https://")
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", approval.as_of)
        if "Open Source Initiative" in named:
            assert each.osi_approved is not False, each.id


def test_the_rules_never_allow_what_the_free_software_foundation_holds_incompatible() -> None:
    takes = {"gpl-2-and-3": {"GPL-2.0-only", "GPL-3.0-only"}, "gpl-3": {"GPL-3.0-only"}, "gpl-2": {"GPL-2.0-only"}}
    for each in RECORDED:
        status = next((a.status for a in each.approvals if a.authority == "Free Software Foundation"), None)
        for outbound in ("GPL-2.0-only", "GPL-3.0-only"):
            answer = judge(parse(each.id), parse(outbound), use=Use.COPIED)
            if status and outbound in takes.get(status, ()):
                assert answer.verdict != "conflict", (each.id, outbound)
            elif status and each.id != "AGPL-1.0-or-later":  # a later version of it is compatible
                assert not answer.allowed, (each.id, outbound)


@pytest.mark.parametrize("each", RECORDED, ids=lambda each: each.id)
def test_clauses_stand_in_the_text(each: Record) -> None:
    words = text(each.id)
    paragraphs = len(re.findall(r"(?:^|\n\s*\n)(?=\s*\S)", words)) if words else 10**6
    for clause in each.clauses:
        assert PLACE.search(clause.place), (each.id, clause)
        numbered = re.findall(r"paragraphs? ([\d, and]+)", clause.place)
        assert all(int(number) <= paragraphs for group in numbered for number in re.findall(r"\d+", group))
        for heading in re.findall(r'"([^"]+)"', clause.place):
            assert not words or squeezed(heading) in squeezed(words), (each.id, clause)
        outside = re.sub(r'"[^"]*"|,? ?(?:and )?sections? [^;]* of GPL-3\.0|items? .*', "", clause.place)
        for number in re.findall(r"(?<![\w.(])\d+(?:\.\d+)*", re.sub(r"paragraphs? [\d, and]+", "", outside)):
            assert not words or re.search(rf"(?<![\d.])(?:{re.escape(number)})(?!\d)", words), (each.id, clause)


def squeezed(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).casefold()


def test_a_tag_that_a_license_has_not_has_no_clause() -> None:
    assert record("GPL-3.0-or-later").clause("patent-use") == record("GPL-3.0-only").clause("patent-use")
    assert record("MIT").clause("patent-use") is None


def test_what_a_license_says_of_patents_and_networks() -> None:
    assert [record(i).patents for i in ("Apache-2.0", "CC-BY-4.0", "MIT", "GPL-3.0-or-later")] == [
        "granted", "kept back", "not mentioned", "granted",
    ]  # fmt: skip
    assert [record(i).network for i in ("AGPL-3.0-only", "GPL-3.0-only")] == [True, False]
    uncurated = next(each for each in all_records() if not each.curated)
    assert (uncurated.patents, uncurated.network) == ("unknown", None)


ADDED_SINCE = {"CECILL-2.1": {"network-use-disclose"}}
"""Conditions that choosealicense.com lists since licensee took its tags."""

ASK = """
require 'licensee'; require 'json'
all = Licensee::License.all(hidden: true, pseudo: false)
puts all.to_h { |l| [l.spdx_id, l.rules.to_h.transform_values { |rules| rules.map { |rule| rule[:tag] } }] }.to_json
"""


@pytest.mark.skipif(shutil.which("licensee") is None, reason="licensee, which has choosealicense.com's tags, is absent")
def test_tags_are_those_of_choosealicense() -> None:
    done = subprocess.run(["ruby", "-e", ASK], capture_output=True, check=True)
    theirs = json.loads(done.stdout)
    assert len(theirs) >= 40
    for identifier, rules in theirs.items():
        gnu = identifier.startswith(("GPL-", "LGPL-", "AGPL-", "GFDL-"))
        ours = record(f"{identifier}-only" if gnu else identifier)
        for kind in ("permissions", "conditions", "limitations"):
            later = ADDED_SINCE.get(identifier, set()) if kind == "conditions" else set()
            assert set(getattr(ours, kind)) == set(rules[kind]) | later, (identifier, kind)
