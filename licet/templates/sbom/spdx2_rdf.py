# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""An SPDX 2.3 document as RDF, by the project's own library.

The library's writer of whole documents looks for a naming of nameless nodes that every document of the same meaning
would get, which takes very long; here they are named by what they belong to and what they say.
"""

from __future__ import annotations

import hashlib

from rdflib import DOAP, RDF, BNode, Graph, URIRef
from rdflib.term import Node
from spdx_tools.spdx.rdfschema.namespace import LICENSE_NAMESPACE, POINTER_NAMESPACE, SPDX_NAMESPACE
from spdx_tools.spdx.writer.rdf.creation_info_writer import add_creation_info_to_graph
from spdx_tools.spdx.writer.rdf.extracted_licensing_info_writer import add_extracted_licensing_info_to_graph
from spdx_tools.spdx.writer.rdf.file_writer import add_file_to_graph
from spdx_tools.spdx.writer.rdf.package_writer import add_package_to_graph
from spdx_tools.spdx.writer.rdf.relationship_writer import add_relationship_to_graph
from spdx_tools.spdx.writer.rdf.snippet_writer import add_snippet_to_graph

from licet.bill import Bill
from licet.templates.sbom.spdx2 import Parts, parts

_OWN = ("SPDXRef-", "LicenseRef-", "DocumentRef-")


def rdf_text(bill: Bill) -> str:
    """BILL as RDF/XML."""
    made = parts(bill)
    graph = _Steady(_graph(made), made.info.document_namespace).made()
    graph.bind("spdx", SPDX_NAMESPACE)
    graph.bind("doap", DOAP)
    graph.bind("ptr", POINTER_NAMESPACE)
    return graph.serialize(format="xml")


def _graph(made: Parts) -> Graph:
    graph, space = Graph(), made.info.document_namespace
    document = add_creation_info_to_graph(made.info, graph)
    for each in made.packages:
        add_package_to_graph(each.package, graph, space, {})
        for file in each.files:
            add_file_to_graph(file.file, graph, space, {})
            for snippet in file.snippets:
                add_snippet_to_graph(snippet, graph, space, {})
    for relationship in (*made.relationships, *made.contains):
        add_relationship_to_graph(relationship, graph, space, {})
    for text in made.texts:
        add_extracted_licensing_info_to_graph(text, graph, document, space)
    return graph


class _Steady:
    """GRAPH as the same document each time, with addresses of licenses that the library does not know put right.

    Nameless nodes, each of which belongs to one other, are named by what they belong to and what they say.
    """

    def __init__(self, graph: Graph, space: str) -> None:
        self._graph = graph
        self._space = f"{space}#"
        self._above = {below: (above, how) for above, how, below in graph if isinstance(below, BNode)}
        self._names: dict[Node, Node] = {}
        self._contents: dict[Node, str] = {}

    def made(self) -> Graph:
        """The whole graph."""
        triples = [(self._name(above), how, self._name(below)) for above, how, below in self._graph]
        for node, name in self._names.items():
            if isinstance(node, URIRef) and isinstance(name, BNode):
                triples.append((name, RDF.type, SPDX_NAMESPACE.OrLaterOperator))
                triples.append((name, SPDX_NAMESPACE.member, LICENSE_NAMESPACE[_fragment(node).removesuffix("+")]))
        made = Graph(store="SimpleMemory")  # keeps the order, in which it is then written
        for triple in sorted(triples):
            made.add(triple)
        return made

    def _name(self, node: Node) -> Node:
        if node not in self._names:
            self._names[node] = self._new_name(node)
        return self._names[node]

    def _new_name(self, node: Node) -> Node:
        if isinstance(node, BNode):
            above, how = self._above[node]
            return _named(f"{self._name(above)} {how} {self._content(node)}")
        if isinstance(node, URIRef) and node.startswith(self._space) and not _fragment(node).startswith(_OWN):
            # The library knows neither `+` nor ids that are newer than its list.
            return _named(str(node)) if node.endswith("+") else LICENSE_NAMESPACE[_fragment(node)]
        return node

    def _content(self, node: Node) -> str:
        """What NODE and the nameless nodes below it say."""
        if node not in self._contents:
            said = (
                f"{how} {self._content(below) if isinstance(below, BNode) else below!r}"
                for how, below in self._graph.predicate_objects(node)
            )
            self._contents[node] = "[" + " ".join(sorted(said)) + "]"
        return self._contents[node]


def _named(content: str) -> BNode:
    return BNode("n" + hashlib.sha256(content.encode("utf-8", "backslashreplace")).hexdigest()[:24])


def _fragment(node: URIRef) -> str:
    return str(node).rpartition("#")[2]
