# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`requirements.lock`: what Rye, uv and people call a list of requirements that are all pinned, and Helm 2 its lock.

Sources: https://rye.astral.sh/guide/sync/#lock, https://v2.helm.sh/docs/helm/#helm-dependency-build
"""

from __future__ import annotations

import re
from dataclasses import replace

from licet.scanner.lockfiles import chart_lock, requirements_txt
from licet.scanner.lockfiles.reading import Opened, Reading
from licet.scanner.lockfiles.reading.via import notes

NAME = "requirements.lock"
LOCKS = True

_OF_CHARTS = re.compile(r"^(?:dependencies|digest|generated)[ \t]*:", re.MULTILINE)


def read(file: Opened) -> Reading:
    """What FILE pins. Where it notes nowhere who needs what, the manifests beside it say what is direct."""
    if _OF_CHARTS.search(file.text):
        return chart_lock.read(file)
    return replace(requirements_txt.read(file), scoped=bool(notes(file.text)))
