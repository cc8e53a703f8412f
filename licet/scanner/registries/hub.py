# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Hubs of models and datasets: what a card says of its license.

Sources: https://huggingface.co/docs/hub/api, https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from packageurl import PackageURL

from licet.scanner.metadata.model_card import parse_card, stated_license
from licet.scanner.packages.found import Found
from licet.scanner.registries.address import Access, basic_of, place, shown, split, without_user
from licet.scanner.registries.cache import Kept
from licet.scanner.registries.clients import hub_default
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.http import HOUR, MEGABYTE, Client
from licet.scanner.registries.kind import Kind, Setup, is_pinned
from licet.scanner.registries.settings import no_proxy, proxies, read
from licet.scanner.text import decode

TYPES = ("huggingface",)

_LIMIT = 4 * MEGABYTE


def open_kind(setup: Setup) -> Kind:
    """The hub that the user's library is configured with."""
    named = setup.environ.get("HF_ENDPOINT") or hub_default(setup.environ) or ""
    endpoint = without_user(named).rstrip("/")
    access = Access(
        credentials=_credentials(named, setup.environ, setup.home) if endpoint else (),
        ca_file=setup.environ.get("REQUESTS_CA_BUNDLE") or setup.environ.get("CURL_CA_BUNDLE") or None,
        proxies=proxies(setup.environ, {}),
        no_proxy=no_proxy(setup.environ),
    )
    client = setup.client(access)
    return Kind(lambda purl: _ask(client, endpoint, purl), (endpoint,) if endpoint else (), client)


def _credentials(endpoint: str, environ: Mapping[str, str], home: Path) -> tuple[tuple[str, str], ...]:
    """The user's token, which is for the hub alone."""
    folder = Path(environ.get("HF_HOME") or Path(environ.get("XDG_CACHE_HOME") or home / ".cache") / "huggingface")
    token = environ.get("HF_TOKEN") or read(Path(environ.get("HF_TOKEN_PATH") or folder / "token")).strip()
    header = basic_of(endpoint) or (f"Bearer {token}" if token and token.isascii() and token.isprintable() else None)
    return ((f"//{place(endpoint)}/", header),) if header and split(endpoint) else ()


def _ask(client: Client, endpoint: str, purl: PackageURL) -> Found:
    """What the card of PURL says. Raises `RegistryError`."""
    if not endpoint:
        message = "no hub is known to ask; set HF_ENDPOINT, or install huggingface_hub"
        raise RegistryError("registry-unconfigured", message)
    name = f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name
    url = f"{endpoint}/{name}/resolve/{purl.version or 'main'}/README.md"

    def parse(kept: Kept) -> Found:
        card = parse_card(decode(kept.body) or "")
        stated = stated_license(card) if card else None
        return Found(stated[1] if stated else None, (), (), shown(url), whole=False)

    max_age = None if is_pinned(purl.version) else HOUR
    found = client.get(url, parse, max_age=max_age, limit=_LIMIT)
    if found is None:
        message = f"{shown(endpoint)} has no card of {name}; check its name, or clarify its license by hand"
        raise RegistryError("registry-missing", message)
    return found
