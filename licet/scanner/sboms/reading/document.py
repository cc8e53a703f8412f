# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which kind of document a file is, and the bill that it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from licet.bill import Bill
from licet.errors import CannotJudgeError
from licet.scanner.lockfiles.reading import Unreadable
from licet.scanner.lockfiles.reading.parsing import parse_json
from licet.scanner.lockfiles.reading.yaml import parse_yaml
from licet.scanner.packages.xml import XmlError, read_xml
from licet.scanner.sboms.reading import cyclonedx, spdx2, spdx3
from licet.scanner.sboms.reading.rdf import rdf_tree
from licet.scanner.sboms.reading.tag_value import tag_value_tree
from licet.scanner.sboms.reading.xml_trees import cyclonedx_tree, spdx_tree
from licet.scanner.text import decode

LARGEST = 256 * 1024 * 1024
"""A document of more bytes is not read."""

_HEAD = 8192


class Form(StrEnum):
    """The kinds of documents, and how they are spelled."""

    SPDX_JSON = "spdx-json"
    SPDX_TAG_VALUE = "spdx-tv"
    SPDX_YAML = "spdx-yaml"
    SPDX_XML = "spdx-xml"
    SPDX_RDF = "spdx-rdf"
    SPDX3_JSON = "spdx3-json"
    CYCLONEDX_JSON = "cyclonedx-json"
    CYCLONEDX_XML = "cyclonedx-xml"


_SIGNS = (
    (Form.CYCLONEDX_JSON, "{", (r'"bomFormat"\s*:\s*"CycloneDX"',)),
    (Form.SPDX_JSON, "{", (r'"spdxVersion"\s*:\s*"SPDX-2',)),
    (Form.SPDX3_JSON, "{", (r'"@context"\s*:\s*"https?://spdx\.org/rdf/3', r'"@graph"')),
    (Form.CYCLONEDX_XML, "<", (r"""\bxmlns(?::\w+)?=["']http://cyclonedx\.org/schema/bom/""",)),
    (Form.SPDX_RDF, "<", (r"""\bxmlns(?::\w+)?=["']https?://spdx\.org/rdf/terms#["']""",)),
    (Form.SPDX_XML, "<", (r"<Document\b", r"<spdxVersion>\s*SPDX-2")),
    (Form.SPDX_TAG_VALUE, "", (r"\A(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*SPDXVersion:",)),
    (Form.SPDX_YAML, "", (r"""(?m)^["']?spdxVersion["']?:\s*["']?SPDX-2""",)),
)
"""How each kind begins, and what stands in it."""

_YAML = re.compile(r"""^["']?(?:SPDXID|spdxVersion|creationInfo|dataLicense|documentNamespace)["']?:""", re.MULTILINE)
_YAML_NAMES = (".yaml", ".yml")

_READERS: Mapping[Form, tuple[Callable[[str], Any], Callable[[Any], Bill]]] = {
    Form.CYCLONEDX_JSON: (parse_json, cyclonedx.bill),
    Form.CYCLONEDX_XML: (lambda text: cyclonedx_tree(read_xml(text)), cyclonedx.bill),
    Form.SPDX3_JSON: (parse_json, spdx3.bill),
    Form.SPDX_JSON: (parse_json, spdx2.bill),
    Form.SPDX_RDF: (rdf_tree, spdx2.bill),
    Form.SPDX_TAG_VALUE: (tag_value_tree, spdx2.bill),
    Form.SPDX_XML: (lambda text: spdx_tree(read_xml(text)), spdx2.bill),
    Form.SPDX_YAML: (parse_yaml, spdx2.bill),
}


def form_of(path: Path) -> Form | None:
    """What kind of document the file at PATH is, None where it is none.

    Raises `CannotJudgeError` where it is larger than any that is read.
    """
    try:
        if not path.is_file() or not _may_be(path):
            return None
        if path.stat().st_size > LARGEST:
            raise CannotJudgeError(f"{path} has more than {LARGEST} bytes; documents as large are not read")
        text = decode(path.read_bytes())
    except OSError:
        return None
    return _form(text) if text else None


def _may_be(path: Path) -> bool:
    """Whether the file at PATH begins as a document may, so that it is worth reading whole."""
    with path.open("rb") as file:
        head = decode(file.read(_HEAD)) or ""
    begins = head.removeprefix("\ufeff").lstrip()[:1] in ("{", "<")
    return begins or "SPDXVersion:" in head or _YAML.search(head) is not None or path.suffix.lower() in _YAML_NAMES


def _form(text: str) -> Form | None:
    start = text.removeprefix("\ufeff").lstrip()
    for form, first, signs in _SIGNS:
        if start.startswith(first) and all(re.search(sign, text) for sign in signs):
            return form
    return None


def read_document(path: Path, form: Form) -> Bill:
    """The bill in the document at PATH, which is of FORM.

    Raises `CannotJudgeError` where it is no such document.
    """
    tree_of, bill_of = _READERS[form]
    try:
        return bill_of(tree_of((decode(path.read_bytes()) or "").removeprefix("\ufeff")))
    except (Unreadable, XmlError) as error:
        line = f":{error.line}" if error.line else ""
        raise CannotJudgeError(f"{path}{line}: {error}; a document of the kind {form} was expected") from error
    except OSError as error:
        raise CannotJudgeError(f"cannot read {path}: {error.strerror}") from error
    except RecursionError as error:
        raise CannotJudgeError(f"{path}: is nested too deep for a document that a tool wrote") from error
