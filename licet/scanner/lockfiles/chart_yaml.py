# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Chart.yaml` of Helm: what a chart is, and the charts that it depends on.

Sources: https://helm.sh/docs/topics/charts/#the-chartyaml-file,
https://artifacthub.io/docs/topics/annotations/helm/ (`artifacthub.io/license`)
"""

from __future__ import annotations

from licet.scanner.lockfiles.reading import Opened, Reading, declare, parse_yaml, rows, table, word
from licet.scanner.lockfiles.reading.charts import charts, is_of_others
from licet.scanner.lockfiles.reading.result import Unreadable
from licet.scanner.metadata.chart import stated_license
from licet.scanner.packages.purls import purl

NAME = "Chart.yaml"
LOCKS = False


def read(file: Opened) -> Reading:
    """What FILE says; a chart that was unpacked into another one's `charts/` is not the project's own."""
    parsed = parse_yaml(file.text)
    name = (word(parsed.get("name")) or "").strip().replace("/", "")
    raw = stated_license(table(parsed.get("annotations")))
    own = (purl("helm", name, word(parsed.get("version"))),) if name and not _is_unpacked(name, file) else ()
    return Reading(declare(name or "project", raw, (), file), tuple(charts(parsed, file)), own=own)


def _is_unpacked(name: str, file: Opened) -> bool:
    """Whether the chart NAME lies within one that gets it from elsewhere."""
    parts = file.folder.split("/")
    above = file.beside("../../Chart.yaml") if len(parts) > 1 and parts[-2] == "charts" else None
    if above is None:
        return False
    try:
        asked = rows(parse_yaml(above.text).get("dependencies"))
    except Unreadable:
        return False
    return any(row.get("name") == name and is_of_others(row) for row in map(table, asked))
