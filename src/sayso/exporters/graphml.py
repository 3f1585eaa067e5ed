"""Graphs as GraphML, which yEd, Gephi and networkx read.

Source: Brandes et al., GraphML (graphml.graphdrawing.org), 2002.
"""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from sayso.exporters.graphs import Attributes, Graph, grounds, takings
from sayso.pages.draw_words import disarmed
from sayso.records import Reading
from sayso.records.dossier import Dossier
from sayso.records.manner import PLAIN, Manner

_SPACE = "http://graphml.graphdrawing.org/xmlns"


class _GraphmlExporter:
    """Writes one directed graph."""

    extensions: ClassVar[tuple[str, ...]] = (".graphml",)
    media_type: ClassVar[str] = "application/graphml+xml"
    binary: ClassVar[bool] = False


class ReadingGraphml(_GraphmlExporter):
    """Conclusions and their grounds."""

    def export(self, records: Iterable[Reading], manner: Manner = PLAIN) -> Iterator[str]:
        """The graph over all readings, from premises to conclusions."""
        yield _graphml(grounds(records))


class DossierGraphml(_GraphmlExporter):
    """Tellings, and whom they take their claim from."""

    def export(self, records: Iterable[Dossier], manner: Manner = PLAIN) -> Iterator[str]:
        """The graph, from each telling to the one that it goes back to."""
        for one in records:
            yield _graphml(takings(one, manner.readings))


def _graphml(graph: Graph) -> str:
    from lxml import etree

    root = etree.fromstring(f'<graphml xmlns="{_SPACE}"/>')
    keys: dict[tuple[str, str, str], str] = {}
    drawn = etree.Element(f"{{{_SPACE}}}graph", id="sayso", edgedefault="directed")
    for node in graph.nodes:
        element = etree.SubElement(drawn, f"{{{_SPACE}}}node", id=node.id)
        _data(element, "node", {"label": node.label, **node.attributes}, keys)
    for number, edge in enumerate(graph.edges):
        element = etree.SubElement(
            drawn, f"{{{_SPACE}}}edge", id=f"e{number}", source=edge.start, target=edge.end
        )
        _data(element, "edge", {"label": edge.label, **edge.attributes}, keys)
    for (of, kind, name), key in keys.items():
        etree.SubElement(
            root, f"{{{_SPACE}}}key", {"id": key, "for": of, "attr.name": name, "attr.type": kind}
        )
    root.append(drawn)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written.decode("utf-8")


def _data(
    element: Any, of: str, attributes: Attributes, keys: dict[tuple[str, str, str], str]
) -> None:
    from lxml import etree

    for name, value in attributes.items():
        kind = "string" if isinstance(value, str) else "double"
        key = keys.setdefault((of, kind, name), f"d{len(keys)}")
        data = etree.SubElement(element, f"{{{_SPACE}}}data", key=key)
        data.text = disarmed(value) if isinstance(value, str) else repr(float(value))
