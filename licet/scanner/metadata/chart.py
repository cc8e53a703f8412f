# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a Helm chart says of its license: the format has no field for it, and indexes have agreed on annotations.

Source: https://artifacthub.io/docs/topics/annotations/helm/
"""

from __future__ import annotations

from collections.abc import Mapping

ANNOTATIONS = ("artifacthub.io/license", "licenses", "license")
"""Keys that state a license, the most specific first."""


def stated_license(annotations: Mapping[str, object]) -> str | None:
    """The license that ANNOTATIONS state."""
    said = (annotations.get(key) for key in ANNOTATIONS)
    return next((text for text in said if isinstance(text, str) and text.strip()), None)
