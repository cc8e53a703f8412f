# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""JSR, asked as npm asks it: the registry that the user's npm is told for the scope `@jsr`.

https://jsr.io/docs/npm-compatibility: `@scope/name` is called `@jsr/scope__name` there.
"""

from __future__ import annotations

from functools import partial

from packageurl import PackageURL

from licet.scanner.packages.found import Found
from licet.scanner.registries.clients import npm_default
from licet.scanner.registries.config_npm import npm_settings
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.kind import Kind, Setup
from licet.scanner.registries.npm import NpmRegistries

TYPES = ("jsr",)

SCOPE = "@jsr"


def open_kind(setup: Setup) -> Kind:
    """The registry that the user's npm has for packages of JSR."""
    settings = npm_settings(setup.environ, setup.home, setup.project, partial(npm_default, setup.environ))
    address = dict(settings.scopes).get(SCOPE)
    client = setup.client(settings.access)
    registries = NpmRegistries(client, settings, setup.cache)

    def ask(purl: PackageURL) -> Found:
        if address is None:
            message = "npm knows no registry for packages of JSR; set `@jsr:registry=` in your .npmrc"
            raise RegistryError("registry-unconfigured", message)
        scope = (purl.namespace or "").removeprefix("@")
        return registries.lookup(SCOPE, f"{scope}__{purl.name}", purl.version or None)

    return Kind(ask, (address,) if address else (), client)
