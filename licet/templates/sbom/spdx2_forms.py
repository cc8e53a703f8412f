# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The five spellings of an SPDX 2.3 document, by the project's own library, a part at a time.

The library's writers of whole documents compare all elements with one another; with as many files as projects have,
that takes hours. Its writers of elements do not.
"""

from __future__ import annotations

import io
import json
from typing import Any

import xmltodict
import yaml
from spdx_tools.spdx.jsonschema.document_converter import DocumentConverter
from spdx_tools.spdx.model import Document
from spdx_tools.spdx.writer.tagvalue.creation_info_writer import write_creation_info
from spdx_tools.spdx.writer.tagvalue.extracted_licensing_info_writer import write_extracted_licensing_info
from spdx_tools.spdx.writer.tagvalue.file_writer import write_file
from spdx_tools.spdx.writer.tagvalue.package_writer import write_package
from spdx_tools.spdx.writer.tagvalue.relationship_writer import write_relationship
from spdx_tools.spdx.writer.tagvalue.snippet_writer import write_snippet

from licet.bill import Bill
from licet.templates.sbom.spdx2 import Parts, parts

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def json_text(bill: Bill) -> str:
    """BILL as JSON."""
    return json.dumps(_tree(parts(bill)), indent=2) + "\n"


def yaml_text(bill: Bill) -> str:
    """BILL as YAML."""
    return str(yaml.dump(_tree(parts(bill)), Dumper=_DUMPER, indent=2, allow_unicode=True, width=1_000_000))


def xml_text(bill: Bill) -> str:
    """BILL as XML."""
    return str(xmltodict.unparse({"Document": _tree(parts(bill))}, encoding="utf-8", pretty=True)) + "\n"


def tag_value_text(bill: Bill) -> str:
    """BILL as tags and values: each package is followed by its files, and each of these by its parts."""
    made, out = parts(bill), io.StringIO()
    write_creation_info(made.info, out)
    for each in made.packages:
        out.write("\n")
        write_package(each.package, out)
        for file in each.files:
            out.write("\n")
            write_file(file.file, out)
            for snippet in file.snippets:
                out.write("\n")
                write_snippet(snippet, out)
    for text in made.texts:
        out.write("\n")
        write_extracted_licensing_info(text, out)
    out.write("\n")
    for relationship in made.relationships:
        write_relationship(relationship, out)
    return out.getvalue()


def _tree(made: Parts) -> dict[str, Any]:
    """The document MADE as plain values."""
    converter = DocumentConverter()  # type: ignore[no-untyped-call] # the library's, which types all else
    alone = Document(made.info)
    head = Document(
        made.info,
        relationships=[*made.relationships, *made.contains],
        extracted_licensing_info=list(made.texts),
    )
    tree = dict(converter.convert(head))
    files = [one for each in made.packages for one in each.files]
    tree["packages"] = [converter.package_converter.convert(each.package, alone) for each in made.packages]
    tree["files"] = [converter.file_converter.convert(each.file, alone) for each in files]
    tree["snippets"] = [converter.snippet_converter.convert(one, alone) for each in files for one in each.snippets]
    return {name: value for name, value in tree.items() if value != []}
