# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The authorities that reasons point to."""

FAQ = "https://www.gnu.org/licenses/gpl-faq.html"
LIST = "https://www.gnu.org/licenses/license-list.html"

MATRIX = f"{FAQ}#AllCompatibility"
AGGREGATE = f"{FAQ}#MereAggregation"
INTERNAL = f"{FAQ}#InternalDistribution"
BUILD_TOOL = f"{FAQ}#CanIUseGPLToolsForNF"
LINKING = f"{FAQ}#GPLStaticVsDynamic"
LGPL_LINKING = f"{FAQ}#LGPLStaticVsDynamic"
COMPATIBLE = f"{FAQ}#WhatDoesCompatMean"
SERVICE = f"{FAQ}#UnreleasedMods"
NO_FURTHER_RESTRICTIONS = "https://www.gnu.org/licenses/old-licenses/gpl-2.0.html#section6"

GPL_3 = "https://www.gnu.org/licenses/gpl-3.0.html"
GPL_2 = "https://www.gnu.org/licenses/old-licenses/gpl-2.0.html"
AGPL_3_13 = "https://www.gnu.org/licenses/agpl-3.0.html#section13"
LGPL_21 = "https://www.gnu.org/licenses/old-licenses/lgpl-2.1.html"
LGPL_3 = "https://www.gnu.org/licenses/lgpl-3.0.html"
OPEN_SOURCE = "https://opensource.org/osd"
OFL_FAQ = "https://openfontlicense.org/ofl-faq/"
ASF_POLICY = "https://www.apache.org/legal/resolved.html"
SPDX_NOASSERTION = "https://spdx.github.io/spdx-spec/v2.3/package-information/#713-concluded-license-field"
NO_LICENSE = "https://choosealicense.com/no-permission/"
SPDX_EXPRESSIONS = "https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/"


def page(identifier: str) -> str:
    """Where the text of IDENTIFIER can be read."""
    return f"https://spdx.org/licenses/{identifier}.html"
