# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What yarn's and bun's settings say of registries, in the words of an npmrc.

https://yarnpkg.com/configuration/yarnrc, https://classic.yarnpkg.com/en/docs/yarnrc, https://bun.com/docs/runtime/bunfig
"""

from __future__ import annotations

import base64
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from licet.scanner.registries.address import place, split
from licet.scanner.registries.settings import read

_VARIABLE = re.compile(r"\$\{(\w+)(?::?-([^}]*))?\}")
_BUN_VARIABLE = re.compile(r"\$\{?(\w+)\}?")
_CLASSIC = re.compile(r'^"?((?:@[^\s":]+:)?registry)"?\s+"?([^\s"]+)"?\s*$', re.MULTILINE)
_VARIABLES = {
    "npmRegistryServer": "YARN_NPM_REGISTRY_SERVER",
    "npmAuthToken": "YARN_NPM_AUTH_TOKEN",
    "npmAuthIdent": "YARN_NPM_AUTH_IDENT",
}
_NAMES = {
    "enableStrictSsl": "strict-ssl",
    "httpsCaFilePath": "cafile",
    "httpProxy": "proxy",
    "httpsProxy": "https-proxy",
}


def settings_in(folder: Path, environ: Mapping[str, str], variables: Mapping[str, str] | None = None) -> dict[str, str]:
    """What bun's, yarn 1's and the later yarns' settings files in FOLDER say, each over the one before.

    VARIABLES are settings of yarn that go before those in its file.
    """
    berry = environ.get("YARN_RC_FILENAME") or ".yarnrc.yml"
    return {
        **from_bunfig(read(folder / ".bunfig.toml") or read(folder / "bunfig.toml"), environ),
        **dict(_CLASSIC.findall(read(folder / ".yarnrc"))),
        **from_yarnrc(read(folder / berry), environ, variables or {}),
    }


def yarn_variables(environ: Mapping[str, str]) -> dict[str, str]:
    """The settings of yarn in environment variables, by the names that its file has for them."""
    named = {key: environ.get(variable) for key, variable in _VARIABLES.items()}
    return {key: value for key, value in named.items() if value}


def from_yarnrc(text: str, environ: Mapping[str, str], variables: Mapping[str, str]) -> dict[str, str]:
    """What a `.yarnrc.yml` says, VARIABLES before it; of one that cannot be read, nothing."""
    try:
        said = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text
    except (yaml.YAMLError, ValueError, RecursionError):
        said = {}
    return _yarn({**_table(said), **variables}, environ)


def from_bunfig(text: str, environ: Mapping[str, str]) -> dict[str, str]:
    """What a `bunfig.toml` says; nothing where it cannot be read."""
    try:
        install = _table(tomllib.loads(text).get("install"))
    except (ValueError, RecursionError):
        return {}
    found = dict(_bun("registry", install.get("registry"), environ))
    for scope, said in _table(install.get("scopes")).items():
        found |= dict(_bun(f"@{scope.removeprefix('@')}:registry", said, environ))
    return found


def _yarn(top: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, str]:
    found = {name: _word(top, key, environ) for key, name in _NAMES.items()}
    found["registry"] = _word(top, "npmRegistryServer", environ)
    found |= _credentials(found["registry"], top, environ)
    for host, inner in _table(top.get("npmRegistries")).items():
        address = _expanded(host, environ)
        found |= _credentials(address if split(address) else f"https:{address}", _table(inner), environ)
    for scope, inner in _table(top.get("npmScopes")).items():
        registry = _word(_table(inner), "npmRegistryServer", environ) or found["registry"]
        found[f"@{scope}:registry"] = registry
        found |= _credentials(registry, _table(inner), environ)
    return {key: value for key, value in found.items() if value and (split(value) or not key.endswith("registry"))}


def _bun(key: str, said: object, environ: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The registry that SAID names for KEY: by its address, or by a table that may have credentials as well."""
    given = _table(said) or {"url": said}
    values = {name: value for name, value in given.items() if isinstance(value, str)}
    values = {name: _BUN_VARIABLE.sub(lambda m: environ.get(m[1], m[0]), value) for name, value in values.items()}
    url = values.get("url", "")
    if not split(url):
        return
    yield key, url
    if values.get("token"):
        yield f"{_prefix(url)}:_authToken", values["token"]
    elif values.get("username") and values.get("password"):
        yield f"{_prefix(url)}:_auth", _basic(f"{values['username']}:{values['password']}")


def _credentials(registry: str, said: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, str]:
    """The credentials that SAID has for REGISTRY."""
    token, ident = _word(said, "npmAuthToken", environ), _word(said, "npmAuthIdent", environ)
    if not split(registry):
        return {}
    return {f"{_prefix(registry)}:_authToken": token, f"{_prefix(registry)}:_auth": _basic(ident) if ident else ""}


def _prefix(url: str) -> str:
    parts = split(url)
    return f"//{place(url)}{parts.path.rstrip('/') if parts else ''}/"


def _basic(ident: str) -> str:
    """A user and a password as npm has them; they may be so already."""
    return base64.b64encode(ident.encode()).decode("ascii") if ":" in ident else ident


def _word(said: Mapping[str, Any], key: str, environ: Mapping[str, str]) -> str:
    value = said.get(key)
    return _expanded(value, environ) if isinstance(value, str) else ""


def _expanded(value: str, environ: Mapping[str, str]) -> str:
    """VALUE with the variables in it; one that is not set leaves what stands behind its `-`, else stays as written."""
    return _VARIABLE.sub(lambda m: environ.get(m[1]) or (m[0] if m[2] is None else m[2]), value)


def _table(value: object) -> dict[str, Any]:
    return {key: each for key, each in value.items() if isinstance(key, str)} if isinstance(value, dict) else {}
