"""STIX 2.1 that the validator passes, strictly, with what each claim says in an extension."""

import json
import sys
from typing import Any
from uuid import UUID

import pytest
from stix2validator import ValidationOptions, validate_string
from tests.exporters.records_of import records_of
from tests.sample import reading

import sayso
from sayso.errors import ConfigError
from sayso.pipeline.exporting import choose_form

# That an id is random (103) is what one that is the same each time cannot be.
STRICT = ValidationOptions(strict=True, version="2.1", disabled="103")


def written(record: str, *, acting: bool = False) -> str:
    records, manner = records_of(record, acting=acting)
    return "".join(map(str, choose_form(record, "stix").pieces(records, manner)))


def of_type(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one for one in bundle["objects"] if one["type"] == kind]


@pytest.mark.parametrize("acting", [False, True])
@pytest.mark.parametrize("record", ["reading", "dossier"])
def test_the_validator_passes_it(record: str, acting: bool) -> None:
    found = validate_string(written(record, acting=acting), STRICT)
    assert found.is_valid, [str(one) for one in found.errors]


def test_every_claim_is_a_note_with_its_voice() -> None:
    bundle = json.loads(written("reading"))
    notes = {
        told["claim"]: (note, told)
        for note in of_type(bundle, "note")
        for told in note["extensions"].values()
    }
    assert set(notes) == {claim.id for claim in reading().claims}
    for claim in reading().claims:
        note, told = notes[claim.id]
        assert told["stance"] == claim.attributions[-1].stance
        assert (told["start"], told["end"]) == (claim.start, claim.end)
        assert told.get("likelihood_low") == (claim.certainty.low if claim.certainty else None)
        assert "confidence" not in note
        assert note["abstract"].startswith(told["chain"])


def test_a_denial_is_an_opinion_and_no_assertion() -> None:
    bundle = json.loads(written("reading"))
    denied = next(one for one in of_type(bundle, "note") if "unsafe" in one["content"])
    opinions = [one for one in of_type(bundle, "opinion") if denied["id"] in one["object_refs"]]
    assert [one["opinion"] for one in opinions] == ["strongly-disagree"]


def test_every_reference_is_in_the_bundle_and_no_id_is_random() -> None:
    for record in ("reading", "dossier"):
        bundle = json.loads(written(record))
        ids = [one["id"] for one in bundle["objects"]]
        assert len(ids) == len(set(ids))
        assert {UUID(one.partition("--")[2]).version for one in ids} == {5}
        for one in bundle["objects"]:
            refs = [*one.get("object_refs", ()), one.get("source_ref"), one.get("target_ref")]
            assert set(filter(None, refs)) <= set(ids)


def test_who_has_it_from_whom_is_a_relationship() -> None:
    dossier = records_of("dossier")[0][0]
    kinds = [
        one["relationship_type"] for one in of_type(json.loads(written("dossier")), "relationship")
    ]
    follows = sum(
        one.follows is not None for story in dossier.stories for one in story.tellings.values()
    )
    assert kinds.count("derived-from") >= follows > 0


def test_a_dossier_without_its_readings_is_told_so() -> None:
    with pytest.raises(ConfigError, match="give them: readings="):
        sayso.export(records_of("dossier")[0][0], "stix")


def test_without_stix2_the_line_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stix2", "stix2.v21"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ConfigError, match=r"pip install 'sayso\[stix\]'"):
        sayso.export(reading(), "stix")
