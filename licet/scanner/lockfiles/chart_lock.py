# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Chart.lock` of Helm, which was `requirements.lock`: the version of each chart that `Chart.yaml` asks for.

Source: https://helm.sh/docs/helm/helm_dependency_build/
"""

from __future__ import annotations

from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, parse_yaml
from licet.scanner.lockfiles.reading.charts import charts

NAME = "Chart.lock"
LOCKS = True


def read(file: Opened) -> Reading:
    """The charts that FILE pins; which of them are optional `Chart.yaml` says."""
    parsed = parse_yaml(file.text)
    if "digest" not in parsed and "dependencies" not in parsed:
        raise Unreadable("is not a Chart.lock: it has neither dependencies nor a digest", 1)
    return Reading((), tuple(charts(parsed, file)), scoped=False)
