# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The keys of each table of a policy: the parser knows these, and the schema for editors is made from them."""

from __future__ import annotations

from collections.abc import Mapping

ROOT = ("project", "intent", "policy", "rules", "exception", "clarify", "use", "where", "outbound")

KEYS: Mapping[str, tuple[str, ...]] = {
    "project": ("license", "distribution"),
    "intent": ("license", "answers"),
    "policy": ("extends", "allow", "review", "deny", "unknown", "scopes", "fail-on", "severity", "profile"),
    "rules": ("folder", "namespace"),
    "exception": ("package", "license", "reason", "expires"),
    "clarify": ("package", "license", "files"),
    "use": ("package", "how"),
    "where": ("package", "scope", "allow", "review", "deny", "severity"),
    "outbound": ("path", "license"),
}

PINNED = ("url", "sha256")
"""The keys of what stands in `extends` for a file that is elsewhere."""

OFF = "off"
"""What turns a check off, where a severity stands otherwise."""
