# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`requirements.yaml` of Helm 2: the charts that the chart beside it depends on, now in `Chart.yaml`.

Source: https://helm.sh/docs/topics/v2_v3_migration/ (Chart dependency management)
"""

from __future__ import annotations

from licet.scanner.lockfiles.reading import Opened, Reading, table
from licet.scanner.lockfiles.reading.charts import charts
from licet.scanner.lockfiles.reading.unshipped import unshipped_yaml

NAME = "requirements.yaml"
LOCKS = False


def read(file: Opened) -> Reading:
    """The charts that FILE asks for; other tools have files of that name, too, which name none."""
    parsed, skipped = unshipped_yaml(file)
    return Reading((), tuple(charts(table(parsed), file)), skipped=skipped)
