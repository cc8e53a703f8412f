# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a project says of its own license: the files, the sections and the fields, as pure text.

A grant is an expression with particulars; from the two come the license files, NOTICE, the README's section and the
field of each manifest.
"""

from licet.templates.grant.files import Layout, license_files
from licet.templates.grant.notice import notice
from licet.templates.grant.particulars import WAYS, Grant, fill, fits
from licet.templates.grant.readme import says_otherwise, with_badge, with_section

__all__ = [
    "WAYS",
    "Grant",
    "Layout",
    "fill",
    "fits",
    "license_files",
    "notice",
    "says_otherwise",
    "with_badge",
    "with_section",
]
