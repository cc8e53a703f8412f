# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What Maven's scopes mean here.

https://maven.apache.org/guides/introduction/introduction-to-dependency-mechanism.html#dependency-scope has them.
"""

from __future__ import annotations

from licet.model import Scope
from licet.scanner.metadata.maven.model import Dependency

_SCOPES = {"test": Scope.TEST, "provided": Scope.BUILD, "system": Scope.BUILD}


def scope_of(dependency: Dependency) -> Scope:
    """Why DEPENDENCY is there; what would be shipped and is optional is the choice of who uses the project."""
    scope = _SCOPES.get(dependency.scope or "", Scope.RUNTIME)
    return Scope.OPTIONAL if scope is Scope.RUNTIME and dependency.is_optional else scope
