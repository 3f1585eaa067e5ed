"""Graphs as Mermaid flow charts, which Markdown pages draw.

Source: mermaid.js.org, "Flowcharts": entity codes stand for what would end a label.
"""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.exporters.graphs import Graph, grounds, takings
from sayso.pages.draw_words import quoted
from sayso.records import Reading
from sayso.records.dossier import Dossier
from sayso.records.manner import PLAIN, Manner

_LONGEST = 240


class _MermaidExporter:
    """Writes one flow chart, its heads upwards."""

    extensions: ClassVar[tuple[str, ...]] = (".mmd", ".mermaid")
    media_type: ClassVar[str] = "text/vnd.mermaid"
    binary: ClassVar[bool] = False


class ReadingMermaid(_MermaidExporter):
    """Conclusions and their grounds."""

    def export(self, records: Iterable[Reading], manner: Manner = PLAIN) -> Iterator[str]:
        """The chart over all readings, from premises up to conclusions."""
        yield from _chart(grounds(records))


class DossierMermaid(_MermaidExporter):
    """Tellings, and whom they take their claim from."""

    def export(self, records: Iterable[Dossier], manner: Manner = PLAIN) -> Iterator[str]:
        """The chart, from each telling up to the one that it goes back to."""
        for one in records:
            yield from _chart(takings(one, manner.readings))


def _chart(graph: Graph) -> Iterator[str]:
    yield "flowchart BT\n"
    names = {node.id: f"n{number}" for number, node in enumerate(graph.nodes, start=1)}
    for node in graph.nodes:
        yield f'  {names[node.id]}["{_label(node.label)}"]\n'
    for edge in graph.edges:
        yield f'  {names[edge.start]} -->|"{_label(edge.label)}"| {names[edge.end]}\n'
    if not graph.nodes:
        yield '  none["no claim is offered as resting on another"]\n'


def _label(words: str) -> str:
    """The words with a code for every character that could mean something else."""
    plain = quoted(words)
    if len(plain) > _LONGEST:
        plain = plain[: _LONGEST - 1] + "…"
    return "".join(
        c if c.isalnum() or c in " .,:;()[]“”’–…%/?!'-" else f"#{ord(c)};" for c in plain
    )
