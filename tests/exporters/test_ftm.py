"""FollowTheMoney: entities that its library takes, and statements that make them again."""

import json
from collections import defaultdict
from typing import Any

import pytest
from tests.exporters.records_of import records_of
from tests.sample import reading

from sayso.pipeline.exporting import choose_form


def lines(record: str, name: str, *, acting: bool = False) -> list[dict[str, Any]]:
    records, manner = records_of(record, acting=acting)
    text = "".join(map(str, choose_form(record, name).pieces(records, manner)))
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("record", ["reading", "dossier"])
def test_statements_say_what_the_entities_say(record: str) -> None:
    entities = lines(record, "ftm")
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in lines(record, "ftm-statements"):
        if one["prop"] != "id":
            said[one["entity_id"]][one["prop"]].append(one["value"])
    assert {one["id"]: one["properties"] for one in entities} == said


def test_every_claim_is_a_note_with_its_voice() -> None:
    notes = [one for one in lines("reading", "ftm") if one["schema"] == "Note"]
    assert len(notes) == len(reading().claims)
    (denied,) = [one for one in notes if "crane was unsafe" in str(one["properties"])]
    assert "; denies; " in denied["properties"]["description"][0]


def test_no_entity_stands_twice_and_every_one_that_is_meant_is_there() -> None:
    for record in ("reading", "dossier"):
        entities = lines(record, "ftm")
        ids = [one["id"] for one in entities]
        assert len(ids) == len(set(ids))
        for one in entities:
            for name in ("entity", "subject", "object", "proof"):
                assert set(one["properties"].get(name, ())) <= set(ids)


@pytest.mark.parametrize("acting", [False, True])
@pytest.mark.parametrize("record", ["reading", "dossier"])
def test_the_library_takes_every_entity(record: str, acting: bool) -> None:
    model = pytest.importorskip("followthemoney").model
    for one in lines(record, "ftm", acting=acting):
        entity = model.get_proxy(one, cleaned=False)
        assert entity.schema.name == one["schema"]
        assert not entity.schema.abstract
        entity.schema.validate(one)
        assert set(one["properties"]) <= set(entity.schema.properties)
        held = {name: sorted(values) for name, values in entity.to_dict()["properties"].items()}
        assert held == {name: sorted(values) for name, values in one["properties"].items()}
