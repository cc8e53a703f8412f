# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The purl of a Swift package: the address of its repository is its name."""

from __future__ import annotations

from licet.scanner.packages.purls import is_name, purl
from licet.scanner.packages.repositories import repository


def swift(address: str, version: str | None = None) -> str | None:
    """The purl of the Swift package at ADDRESS; None where that is a place of this machine.

    A package of a registry is named `scope.name` instead.
    """
    host, path = repository(address)
    namespace, _, name = path.rpartition("/")
    if not host or not is_name(name):
        return None
    return purl("swift", name, version, namespace=f"{host}/{namespace}".rstrip("/"))


def of_registry(identity: str, version: str | None = None) -> str | None:
    """The purl of the package that a registry knows as IDENTITY, `scope.name`."""
    scope, _, name = identity.partition(".")
    return purl("swift", name, version, namespace=scope) if is_name(scope) and is_name(name) else None
