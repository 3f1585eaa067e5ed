"""Graphs: networkx reads them, every step is there, and no words break out of a label."""

import re
from io import BytesIO
from typing import Any

import networkx
import pytest
from tests.exporters.records_of import records_of
from tests.sample import reading

from sayso.pipeline.exporting import choose_form

NODE = re.compile(r'  (n\d+|none)\["([^"\[\]{}|<>]*(?:\[[^"\[\]]*\])?[^"]*)"\]')
EDGE = re.compile(r'  n\d+ -->\|"[^"|<>]*"\| n\d+')


def graph_of(record: str, *, acting: bool = False) -> Any:
    records, manner = records_of(record, acting=acting)
    text = "".join(map(str, choose_form(record, "graphml").pieces(records, manner)))
    return networkx.read_graphml(BytesIO(text.encode()))


def test_every_ground_is_an_edge_to_its_conclusion() -> None:
    graph = graph_of("reading")
    wanted = {(p, each.conclusion) for each in reading().inferences for p in each.premises}
    assert set(graph.edges) == wanted
    for _, told in graph.nodes(data=True):
        assert told["chain"]
        assert told["stance"]
        assert told["certainty"]
        assert told["text"] in told["label"].replace("\n", " ") or "\n" in told["text"]
    unlikely = next(t for _, t in graph.nodes(data=True) if t["certainty"].startswith("“unlikely"))
    assert (unlikely["low"], unlikely["high"]) == (0.2, 0.45)


@pytest.mark.parametrize("acting", [False, True])
def test_every_taking_is_an_edge_to_what_it_goes_back_to(acting: bool) -> None:
    graph = graph_of("dossier", acting=acting)
    (dossier,), _ = records_of("dossier", acting=acting)
    groups = [group for story in dossier.stories for group in story.groups]
    told = {one.claim for group in groups for one in group.tellings}
    follows = {(one.claim, one.follows) for g in groups for one in g.tellings if one.follows}
    assert told <= set(graph.nodes)
    assert set(graph.edges) == follows
    assert all(t["stance"] and t["certainty"] for _, t in graph.nodes(data=True))


@pytest.mark.parametrize("acting", [False, True])
@pytest.mark.parametrize("record", ["reading", "dossier"])
def test_mermaid_has_a_line_for_each_node_and_edge(record: str, acting: bool) -> None:
    records, manner = records_of(record, acting=acting)
    head, *lines = (
        "".join(map(str, choose_form(record, "mermaid").pieces(records, manner)))
    ).splitlines()
    graph = graph_of(record, acting=acting)
    assert head == "flowchart BT"
    assert len(lines) == len(graph.nodes) + len(graph.edges) or "none[" in lines[0]
    assert all(NODE.fullmatch(line) or EDGE.fullmatch(line) for line in lines)
    assert "<script>" not in "".join(lines)
