# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What POMs say of licenses, in the words that people use, and the order of versions."""

from __future__ import annotations

from itertools import pairwise

import pytest

from licet.scanner.metadata.maven.licenses import stated_license
from licet.scanner.metadata.maven.model import License
from licet.scanner.metadata.maven.versions import rank

CPE = "https://www.gnu.org/software/classpath/license.html"


def said(*rows: tuple[str, str] | tuple[str, str, str]) -> str | None:
    return stated_license([License(row[0], row[1], row[2] if len(row) > 2 else "", 1) for row in rows])


@pytest.mark.parametrize(
    ("name", "url", "stated"),
    [
        ("Apache License, Version 2.0", "", "Apache License, Version 2.0"),
        ("ASLv2", "http://www.apache.org/licenses/LICENSE-2.0", "Apache-2.0"),
        ("", "http://www.apache.org/licenses/LICENSE-2.0.txt", "Apache-2.0"),
        ("EDL 1.0", "http://www.eclipse.org/org/documents/edl-v10.php", "BSD-3-Clause"),
        ("The BSD License", "http://www.antlr.org/license.html", "BSD-3-Clause"),
        ("The BSD License", "https://x.invalid/license", "The BSD License"),
        ("GPL2 w/ CPE", CPE, "GPL-2.0-only WITH Classpath-exception-2.0"),
        (
            "GNU Lesser General Public License",
            "http://www.gnu.org/licenses/old-licenses/lgpl-2.1.html",
            "LGPL-2.1-only",
        ),
        ("Bouncy Castle Licence", "https://www.bouncycastle.org/licence.html", "MIT"),
        ("CDDL/GPLv2+CE", "", "CDDL-1.0 OR GPL-2.0-only WITH Classpath-exception-2.0"),
        ("Acme Terms", "https://x.invalid/", "Acme Terms"),
        ("", "https://x.invalid/", "https://x.invalid/"),
        ("", "", None),
    ],
)
def test_one_element_by_its_name_or_its_address(name: str, url: str, stated: str | None) -> None:
    assert said((name, url)) == stated


@pytest.mark.parametrize(
    ("rows", "stated"),
    [
        ([("EPL 1.0", ""), ("LGPL 2.1", "")], "EPL-1.0 OR LGPL-2.1-only"),
        ([("EPL 2.0", ""), ("GPL2 w/ CPE", CPE)], "EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0"),
        ([("MIT", ""), ("MIT", "")], "MIT"),
        ([("MIT", "", "for the bundled fonts"), ("Apache-2.0", "")], "MIT AND Apache-2.0"),
        ([("MIT", "", "A business-friendly license"), ("Apache-2.0", "")], "MIT OR Apache-2.0"),
        ([("MIT", ""), ("Acme Terms", "")], "MIT OR Acme Terms"),
        ([], None),
    ],
)
def test_several_elements_are_a_choice_unless_they_speak_of_parts(
    rows: list[tuple[str, str]], stated: str | None
) -> None:
    assert said(*rows) == stated


def test_versions_in_maven_s_order() -> None:
    ordered = ["1.0-alpha-1", "1.0-beta-2", "1.0-M1", "1.0-rc1", "1.0-SNAPSHOT", "1.0", "1.0.1", "1.1", "1.10", "2"]
    assert all(rank(one) < rank(other) for one, other in pairwise(ordered))
    assert rank("1") == rank("1.0.0") == rank("1.0.Final")
    assert rank("9" * 5_000) > rank("1")
