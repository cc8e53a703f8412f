# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The nouns that cross rooms: frozen values without behaviour beyond derived properties.

Every value here pickles, compares and (where its parts do) hashes. Paths are POSIX style and relative to the scanned
root; bytes that are not UTF-8 are kept by `surrogateescape`. Lines count from 1. Scores run from 0 to 1.
"""

from licet.model.attributions import Attribution, Document, TextSource
from licet.model.components import SHIPPED, Basis, Component, Conclusion, Resolution, Scope, Unknown, Use
from licet.model.detections import Copyright, Detection, FileFacts, Followed, Method, Role
from licet.model.explanations import Contrast, Explanation, Part, Passage, Sentence
from licet.model.files import Change, Evidence, FileKind, SourceFile
from licet.model.findings import Cure, Finding, Mark, Reason, Remedy, Severity, WayOut
from licet.model.inventory import Clarification, Declaration, Inventory, Package, Problem, RulesFolder
from licet.model.policies import FirstPolicy, Met, Unsettled
from licet.model.reports import (
    Compared,
    Distribution,
    Excerpt,
    Obligation,
    Outbound,
    OutboundBasis,
    Profile,
    Report,
    Supposed,
    Verdict,
    Versions,
    Whole,
)

__all__ = [
    "SHIPPED",
    "Attribution",
    "Basis",
    "Change",
    "Clarification",
    "Compared",
    "Component",
    "Conclusion",
    "Contrast",
    "Copyright",
    "Cure",
    "Declaration",
    "Detection",
    "Distribution",
    "Document",
    "Evidence",
    "Excerpt",
    "Explanation",
    "FileFacts",
    "FileKind",
    "Finding",
    "FirstPolicy",
    "Followed",
    "Inventory",
    "Mark",
    "Met",
    "Method",
    "Obligation",
    "Outbound",
    "OutboundBasis",
    "Package",
    "Part",
    "Passage",
    "Problem",
    "Profile",
    "Reason",
    "Remedy",
    "Report",
    "Resolution",
    "Role",
    "RulesFolder",
    "Scope",
    "Sentence",
    "Severity",
    "SourceFile",
    "Supposed",
    "TextSource",
    "Unknown",
    "Unsettled",
    "Use",
    "Verdict",
    "Versions",
    "WayOut",
    "Whole",
]
