# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The registries that npm would ask, from where npm reads them and in its order; else those of yarn and bun."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from licet.scanner.registries import config_yarn
from licet.scanner.registries.address import Access, basic, basic_of, place, split, without_user
from licet.scanner.registries.clients import node_prefix, npm_home
from licet.scanner.registries.settings import no_proxy, proxies, read

_VARIABLE = re.compile(r"(?<!\\)\$\{([^}?]+)(\?)?\}")
_SECRETS = ("_authToken", "_auth", "username", "_password")
_SCOPE = ":registry"


@dataclass(frozen=True, slots=True)
class NpmSettings:
    """Where to look, for each scope (with its @) and otherwise. The addresses carry no credentials."""

    registry: str | None
    scopes: tuple[tuple[str, str], ...]
    access: Access

    def registry_for(self, scope: str | None) -> str | None:
        """The registry for packages of `scope`."""
        return dict(self.scopes).get(scope or "", self.registry)


def npm_settings(
    environ: Mapping[str, str], home: Path, project: Path | None, default: Callable[[], str | None]
) -> NpmSettings:
    """The settings of npm; `default` is asked only where the user has set no registry."""
    yarn = config_yarn.yarn_variables(environ)
    named = {"registry": yarn["npmRegistryServer"]} if "npmRegistryServer" in yarn else {}
    variables = {**named, **_from_environment(environ)}
    own = {**config_yarn.settings_in(home, environ, yarn), **_from_files(environ, home, variables), **variables}
    theirs = _from_project(project, environ)
    # The environment wins over the project, the project over the user's files.
    merged = {**own, **theirs, **variables}
    registry = merged.get("registry") or default()
    scopes = {key.removesuffix(_SCOPE): value for key, value in merged.items() if _is_scope(key) and split(value)}
    asked = [each for each in (registry, *scopes.values()) if each and split(each)]
    # A scanned tree may say where to ask. That certificates need not be good is for the user to say.
    strict = own.get("strict-ssl", "true").lower() != "false"
    access = Access(
        credentials=_credentials(own, theirs, asked),
        plain=_plain(asked, own),
        unverified=frozenset() if strict else frozenset({"*"}),
        ca_file=own.get("cafile") or None,
        extra_ca=own.get("ca") or environ.get("NODE_EXTRA_CA_CERTS") or None,
        proxies=proxies(environ, _proxies(own)),
        no_proxy=no_proxy(environ, own.get("noproxy")),
    )
    usable = without_user(registry).rstrip("/") if registry else ""
    bare_scopes = tuple((scope, without_user(value).rstrip("/")) for scope, value in sorted(scopes.items()))
    return NpmSettings(usable or None, bare_scopes, access)


def parse_npmrc(text: str, environ: Mapping[str, str]) -> dict[str, str]:
    """The settings of one npmrc: `key = value` lines, `${NAME}` replaced, list keys joined by newlines."""
    settings: dict[str, str] = {}
    for raw in text.splitlines():
        line = raw.strip()
        if not line or line[0] in ";#[":
            continue
        key, equals, value = (part.strip() for part in line.partition("="))
        key, value = _expand(_unquote(key), environ), _expand(_unquote(value), environ) if equals else "true"
        if key.endswith("[]"):
            key = key.removesuffix("[]")
            value = "\n".join(filter(None, (settings.get(key), value)))
        settings[key] = value.replace("\\n", "\n") if key == "ca" else value
    return settings


def _unquote(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        if value[0] == '"':
            try:
                return str(json.loads(value))
            except ValueError:
                pass
        return value[1:-1]
    # A comment may follow a value, unless its mark is escaped.
    return re.sub(r"\\([;#\\])", r"\1", re.split(r"(?<!\\)[;#]", value, maxsplit=1)[0].strip())


def _expand(value: str, environ: Mapping[str, str]) -> str:
    # As npm does it: an unknown name stays as written, or becomes nothing where a `?` follows it.
    return _VARIABLE.sub(lambda m: environ.get(m[1], "" if m[2] else m[0]), value)


def _from_environment(environ: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in environ.items():
        if not name.lower().startswith("npm_config_") or not value:
            continue
        key = name[len("npm_config_") :]
        # A key that names a host keeps its letters; all others are written in any case, with _ for -.
        found[key if key.startswith("//") else key[0:1].lower() + key[1:].lower().replace("_", "-")] = value
    return found


def _from_files(environ: Mapping[str, str], home: Path, variables: Mapping[str, str]) -> dict[str, str]:
    folder = npm_home(environ)
    builtin = parse_npmrc(read(folder / "npmrc"), environ) if folder is not None else {}
    user = parse_npmrc(read(Path(variables.get("userconfig") or home / ".npmrc")), environ)
    named = variables.get("globalconfig") or user.get("globalconfig")
    prefix = variables.get("prefix") or user.get("prefix") or builtin.get("prefix") or node_prefix(environ)
    if named is None and builtin.get("globalconfig"):
        named = builtin["globalconfig"]
    elif named is None and prefix:
        named = str(Path(prefix) / "etc" / "npmrc")
    machine = parse_npmrc(read(Path(named)), environ) if named else {}
    return {**builtin, **machine, **user}


def _from_project(project: Path | None, environ: Mapping[str, str]) -> dict[str, str]:
    if project is None:
        return {}
    text = read(project / ".npmrc")
    known = parse_npmrc(text, environ)
    # A scanned tree may be anybody's. The user's variables fill the credentials that it leaves open, as with npm, but
    # never an address, which would carry them off in plain sight.
    plain = parse_npmrc(text, {})
    filled = {key: known[key] if key.startswith("//") and key in known else value for key, value in plain.items()}
    return {**config_yarn.settings_in(project, {}), **filled}


def _is_scope(key: str) -> bool:
    return key.startswith("@") and key.endswith(_SCOPE)


def _proxies(own: Mapping[str, str]) -> dict[str, str]:
    both = {"http": own.get("proxy"), "https": own.get("https-proxy") or own.get("proxy")}
    return {scheme: value for scheme, value in both.items() if value and value.lower() not in {"null", "false"}}


def _credentials(own: Mapping[str, str], theirs: Mapping[str, str], asked: list[str]) -> tuple[tuple[str, str], ...]:
    """(`//host/path/`, header) pairs. The project's go with its own hosts, the user's never with the project's."""
    found: dict[str, str] = {}
    for settings in (theirs, own):
        prefixes = {key.rpartition(":")[0] for key in settings if key.startswith("//") and _is_secret(key)}
        for prefix in prefixes:
            parts = {name: settings.get(f"{prefix}:{name}") or "" for name in _SECRETS}
            header = _header(parts)
            if header is not None:
                found[_normal(prefix)] = header
    # Older npm took credentials without a host for the registry that the same settings name.
    for settings, home in ((theirs, theirs.get("registry")), (own, own.get("registry"))):
        header = _header({name: settings.get(name) or settings.get(name.lower()) or "" for name in _SECRETS})
        if header is not None and home and split(home):
            found.setdefault(_prefix(home), header)
    for each in asked:
        header = basic_of(each)
        if header is not None:
            found.setdefault(_prefix(each), header)
    access = Access(credentials=tuple(found.items()))
    # Tarballs often lie beside the registry's path on the same host; npm sends the registry's credentials there too.
    for each in asked:
        header = access.authorization(without_user(each))
        if header is not None:
            found.setdefault(f"//{place(each)}/", header)
    return tuple(found.items())


def _plain(asked: list[str], own: Mapping[str, str]) -> frozenset[str]:
    """The hosts that may be asked over http. A scanned tree cannot have the user's credentials sent that way."""
    access = Access(credentials=_credentials(own, {}, []))
    open_ones = [each for each in asked if each.lower().startswith("http:")]
    chosen = [each for each in open_ones if each in own.values() or access.authorization(without_user(each)) is None]
    return frozenset(map(place, chosen))


def _is_secret(key: str) -> bool:
    return key.rpartition(":")[2] in _SECRETS


def _prefix(url: str) -> str:
    parts = split(url)
    return f"//{place(url)}{parts.path.rstrip('/') if parts else ''}/"


def _normal(prefix: str) -> str:
    return _prefix(f"https:{prefix}") if split(f"https:{prefix}") else prefix


def _header(parts: Mapping[str, str]) -> str | None:
    """A token goes before a ready-made pair, and that before user and password (the latter in base64)."""
    if parts["_authToken"]:
        return f"Bearer {parts['_authToken']}"
    if parts["_auth"]:
        return f"Basic {parts['_auth']}"
    if parts["username"] and parts["_password"]:
        try:
            return basic(parts["username"], base64.b64decode(parts["_password"]).decode())
        except (binascii.Error, ValueError):
            return None
    return None
