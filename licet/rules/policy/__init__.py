# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Policy as code: what a project wants of licenses, which is another question than what the law allows."""

from licet.rules.policy.layers import Library, Pinned, Reference, Source
from licet.rules.policy.parse import parse_own_rules, parse_policy
from licet.rules.policy.presets import preset_names
from licet.rules.policy.ruling import Lists, Ruled
from licet.rules.policy.values import Category, Circumstance, Exemption, Flag, Line, Policy, Ruling, UseLine

__all__ = [
    "Category",
    "Circumstance",
    "Exemption",
    "Flag",
    "Library",
    "Line",
    "Lists",
    "Pinned",
    "Policy",
    "Reference",
    "Ruled",
    "Ruling",
    "Source",
    "UseLine",
    "parse_own_rules",
    "parse_policy",
    "preset_names",
]
