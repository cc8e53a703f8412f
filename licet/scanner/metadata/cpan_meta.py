# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What CPAN distributions say of their license, in the words of SPDX.

Sources: https://perldoc.perl.org/CPAN::Meta::Spec#license,
https://github.com/Perl-Toolchain-Gang/Module-Build (lib/Module/Build/API.pod)
"""

from __future__ import annotations

from collections.abc import Iterable

_MEANS = {
    "agpl_3": "AGPL-3.0-only", "apache": "Apache-2.0", "apache_1_1": "Apache-1.1", "apache_2_0": "Apache-2.0",
    "artistic": "Artistic-1.0-Perl", "artistic_1": "Artistic-1.0-Perl", "artistic_2": "Artistic-2.0",
    "bsd": "BSD-3-Clause", "freebsd": "BSD-2-Clause", "gfdl_1_2": "GFDL-1.2-only", "gfdl_1_3": "GFDL-1.3-only",
    "gpl": "GPL-1.0-or-later", "gpl_1": "GPL-1.0-only", "gpl_2": "GPL-2.0-only", "gpl_3": "GPL-3.0-only",
    "lgpl": "LGPL-2.0-or-later", "lgpl_2_1": "LGPL-2.1-only", "lgpl_3_0": "LGPL-3.0-only", "mit": "MIT",
    "mozilla": "MPL-1.1", "mozilla_1_0": "MPL-1.0", "mozilla_1_1": "MPL-1.1", "openssl": "OpenSSL",
    "perl": "Artistic-1.0-Perl OR GPL-1.0-or-later", "perl_5": "Artistic-1.0-Perl OR GPL-1.0-or-later",
    "qpl_1_0": "QPL-1.0", "sun": "SISSL", "zlib": "Zlib", "none": "unknown",
}  # fmt: skip


def spdx(licenses: Iterable[str]) -> str:
    """LICENSES, under which "some or all of the files" are, as one expression as far as SPDX has words for them."""
    known = [_MEANS.get(each.strip().lower(), each.strip()) for each in licenses if each.strip()]
    return " AND ".join(f"({each})" if " OR " in each and len(known) > 1 else each for each in dict.fromkeys(known))
