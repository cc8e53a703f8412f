# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pom.properties`, which Maven puts into what it builds: whose the jar is, though its POM may have no version written.

Source: https://maven.apache.org/shared/maven-archiver/#class_pomPropertiesFile
"""

from __future__ import annotations

from licet.scanner.lockfiles.reading import Opened, Reading
from licet.scanner.packages.maven import maven
from licet.scanner.packages.purls import is_name

NAME = "pom.properties"
LOCKS = False


def read(file: Opened) -> Reading:
    """What FILE names."""
    pairs = (line.partition("=") for line in file.text.splitlines() if not line.startswith("#"))
    fields = {key.strip(): value.strip() for key, _, value in pairs}
    group, artifact = fields.get("groupId"), fields.get("artifactId")
    own = (maven(group, artifact, fields.get("version")),) if is_name(group) and is_name(artifact) else ()
    return Reading(own=own)
