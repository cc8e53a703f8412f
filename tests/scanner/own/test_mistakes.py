# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Each mistake in a folder of rules is told with its line and what mends it; all of them at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from licet.errors import RulesError
from licet.scanner import own

Using = Callable[..., own.Overlay]
HEAD = "license_expression: mit\nis_license_notice: yes\n"


def mistakes(using: Using, files: dict[str, str | bytes]) -> list[str]:
    with pytest.raises(RulesError) as told:
        using(files)
    return list(map(str, told.value.mistakes))


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("no head\n", "1: no front matter"),
        ("", "1: no front matter"),
        ("---\nlicense_expression: [\n---\nwords\n", "not valid YAML"),
        (f"---\n{HEAD}---\n", "5: no text"),
        (f"---\n{HEAD}---\n...\n", "5: the text has no words"),
        (f"---\n{HEAD}relevance: 101\n---\nwords\n", "4: relevance must be a number from 0 to 100"),
        (f"---\n{HEAD}is_license_tag: yes\n---\nwords\n", "a rule is one of is_license_notice and is_license_tag"),
        (f"---\n{HEAD}is_license_notice: perhaps\n---\nwords\n", "is_license_notice"),
        ("---\nlicense_expression: mot\nis_license_notice: yes\n---\nwords\n", "2: no license 'mot'"),
        ("---\nlicense_expression: mit AND\nis_license_notice: yes\n---\nwords\n", "2: "),
        ("---\nis_license_notice: yes\n---\nwords\n", "1: license_expression is missing"),
        ("---\nlicense_expression: mit\n---\nwords\n", "1: what is the text?"),
        (f"---\n{HEAD}is_false_positive: yes\n---\nwords\n", "a false positive stands for no license"),
        (f"---\n{HEAD}---\none\n{{{{ two {{{{ three }}}}\n", "6: {{ stands inside another"),
        (f"---\n{HEAD}---\none }}}} two\n", "5: }} closes nothing"),
        (f"---\n{HEAD}---\none {{{{ ! }}}} two\n", "5: no word stands between {{ and }}"),
    ],
)
def test_in_a_rule(using: Using, rule: str, told: str) -> None:
    said = mistakes(using, {"wrong_1.RULE": rule})
    assert all(each.startswith("rules/wrong_1.RULE:") for each in said)
    assert any(each.removeprefix("rules/wrong_1.RULE:").find(told) >= 0 for each in said), said


@pytest.mark.parametrize(
    ("name", "head", "told"),
    [
        ("x.LICENSE", "category: Commercial\n", "1: name is missing"),
        ("x.LICENSE", "name: X\n", "1: category is missing"),
        ("x.LICENSE", "name: X\ncategory: Permisive\n", "3: no category 'Permisive'; did you mean 'Permissive'"),
        ("x.LICENSE", "name: X\ncategory: Commercial\nkey: y\n", "4: key is 'y', the file's name 'x'"),
        ("mit.LICENSE", "name: X\ncategory: Commercial\n", "1: the key 'mit' is that of a bundled license (MIT)"),
        ("X Y.LICENSE", "name: X\ncategory: Commercial\n", "1: 'X Y' is no key"),
        ("x.LICENSE", "name: X\ncategory: Commercial\nspdx_license_key: Zlib\n", "4: the id Zlib is that of a bundled"),
        ("x.LICENSE", "name: X\ncategory: Commercial\nspdx_license_key: X-1.0\n", "4: 'X-1.0' is no id of your own"),
        ("x.LICENSE", "name: X\ncategory: Commercial\nother_spdx_license_keys:\n  - X 1\n", "'X 1' is no id"),
        ("x.LICENSE", "name: X\ncategory: Commercial\npermissions:\n  - flying\n", "'flying' is none of its tags"),
        ("x.LICENSE", "name: X\ncategory: Commercial\nreplaced_by:\n  - mot\n", "no license 'mot'"),
    ],
)
def test_in_a_license(using: Using, name: str, head: str, told: str) -> None:
    said = mistakes(using, {name: f"---\n{head}---\nNobody may frobnicate this.\n"})
    assert any(told in each for each in said), said


def test_all_at_once_in_the_order_of_files(using: Using, files: dict[str, str]) -> None:
    said = mistakes(using, {**files, "b_1.RULE": "", "a_1.RULE": f"---\n{HEAD}relevance: x\n---\nwords\n"})
    assert [each.split(":")[0] for each in said] == ["rules/a_1.RULE", "rules/b_1.RULE"]


def test_rules_of_the_same_words(using: Using) -> None:
    rule = f"---\n{HEAD}---\nFrob under winter terms.\n"
    (said,) = mistakes(using, {"a_1.RULE": rule, "b_1.RULE": rule.replace("Frob", "FROB")})
    assert "a_1.RULE has the same words" in said


def test_a_folder_without_rules(using: Using) -> None:
    (said,) = mistakes(using, {"README": "nothing"})
    assert said.startswith("licet.toml:2: no .LICENSE and no .RULE file is in the folder 'rules'")


def test_bytes_that_are_no_text(using: Using) -> None:
    said = mistakes(using, {"a_1.RULE": b"---\nname: \xff\n---\nx\n"})
    assert said[0].startswith("rules/a_1.RULE:")
