"""Every corpus is read in its own format; the texts are made up for these tests."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.archives import pack
from training.corpora.gather import select
from training.corpora.own import parse_marked, read_own
from training.corpora.passage import Mark, Passage
from training.corpora.polnear import read_polnear
from training.corpora.re3d import read_re3d
from training.corpora.szeged import read_szeged
from training.corpora.timeml import read_timeml

SZEGED = """<?xml version="1.0" encoding="UTF-8"?>
<Annotation><DocumentSet>
<Document type="x"><DocID>Quay_1</DocID>
<DocumentPart type="Title"><Sentence id="S1.1">Quay Nine</Sentence></DocumentPart>
<DocumentPart type="Text"><Sentence id="S1.2">It
 <ccue type="speculation_modal_probable_" id="X1.2.1">may</ccue> be sold &amp; is
 <ccue type="speculation_hypo_doxastic _" id="X1.2.2">thought</ccue> lost
 <ccue type="speculation_hypo_condition _" id="X1.2.3">if</ccue> not.</Sentence>
<Sentence id="S1.3">Nobody <ccue type="weasel" id="X1.3.1">knows</ccue>.</Sentence></DocumentPart>
</Document></DocumentSet></Annotation>
""".replace("\n <ccue", " <ccue")

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>gate</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2031-05-06">today</TIMEX3></DCT>
<TEXT>
The gate <EVENT eid="e1">broke</EVENT> on <TIMEX3 tid="t1" type="DATE">4 May 2031</TIMEX3> &amp;
was shut for <TIMEX3 tid="t2">the <TIMEX3 tid="t3">two weeks</TIMEX3> after</TIMEX3>.
<TIMEX3 tid="t4" type="DATE" value="2031"/>
</TEXT></TimeML>
"""


def told(passage: Passage, layer: str) -> list[tuple[str, str]]:
    """The marks of a layer with their words."""
    return [(mark.label, passage.text[mark.start : mark.end]) for mark in passage.layers[layer]]


def test_cues_of_uncertainty_stand_in_lines_of_sentences(tmp_path: Path) -> None:
    archive = pack(tmp_path / "gold.tar.gz", {"a/quay.xml": SZEGED, "a/Uncertainty.dtd": "<"})
    (passage,) = read_szeged(archive)
    assert passage.text.split("\n")[0] == "Quay Nine"
    assert passage.text.endswith("\nNobody knows.")
    assert told(passage, "uncertainty") == [
        ("epistemic", "may"),
        ("doxastic", "thought"),
        ("condition", "if"),
    ]


def test_a_file_need_not_be_in_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "quay.xml"
    path.write_text(SZEGED, encoding="utf-8")
    archive = pack(tmp_path / "gold.tar.gz", {"quay.xml": SZEGED})
    assert read_szeged(path) == read_szeged(archive)


def test_times_are_those_of_the_body_and_the_outer_of_two(tmp_path: Path) -> None:
    (passage,) = read_timeml(pack(tmp_path / "gold.tar.gz", {"news/gate.tml": TIMEML}))
    assert (passage.id, passage.source) == ("gate", "news")
    assert "broke on 4 May 2031 &\n" in passage.text
    assert told(passage, "times") == [("time", "4 May 2031"), ("time", "the two weeks after")]


def re3d(text: str, entities: Iterable[tuple[str, str]]) -> tuple[str, str]:
    rows = [
        {
            "documentId": "d1",
            "type": kind,
            "begin": text.index(words),
            "end": text.index(words) + len(words),
        }
        for kind, words in entities
    ]
    return json.dumps({"_id": "d1", "text": text}), "\n".join(map(json.dumps, rows)) + "\n"


def test_actors_are_names_without_their_article(tmp_path: Path) -> None:
    text = "The Tavian Guard and fighters of Sarn hold the Orrin Dam with a T-900, says Ada Marsh."
    documents, entities = re3d(
        text,
        [
            ("Organisation", "The Tavian Guard"),
            ("Nationality", "Tavian"),
            ("Organisation", "fighters"),
            ("Location", "Sarn"),
            ("MilitaryPlatform", "T-900"),
            ("Person", "Ada Marsh"),
            ("Quantity", "900"),
        ],
    )
    files = {
        f"{publisher}/{name}.json": content
        for publisher in ("Courier", "Left-Out")
        for name, content in (("documents", documents), ("entities", entities))
    }
    archive = pack(tmp_path / "gold.tar.gz", files)
    assert [each.source for each in read_re3d(archive)] == ["Courier", "Left-Out"]
    (passage,) = read_re3d(archive, without=("Left-Out",))
    assert sorted(told(passage, "actors")) == [
        ("group", "Tavian"),
        ("organisation", "Tavian Guard"),
        ("person", "Ada Marsh"),
        ("place", "Sarn"),
        ("weapon", "T-900"),
    ]


def test_attributions_are_marked_by_kind(tmp_path: Path) -> None:
    notes = "T1\tSource 0 3\tAda\nT2\tCue 4 8\tsaid\nT3\tContent 9 12\tno.\nE1\tA:T2 Source:T1\n"
    files = {"x/text/c_1.txt": "Ada said no.\n", "x/ann/c_1_one.ann": notes}
    (passage,) = read_polnear(pack(tmp_path / "gold.tar.gz", files))
    assert told(passage, "attribution") == [("source", "Ada"), ("cue", "said"), ("content", "no.")]


def test_own_sentences_nest(tmp_path: Path) -> None:
    marked = (
        "[S1 [P Ada Marsh]] [C1 said] on [T Monday] [K1 that [S2 [O the Port]] [C2 fears] "
        "[K2 it [E may] close]]."
    )
    (tmp_path / "wire.txt").write_text(f"# a comment\n{marked}\nGo on.\n\nAlone.\n", "utf-8")
    first, second = read_own(tmp_path)
    assert first.text == "Ada Marsh said on Monday that the Port fears it may close.\nGo on."
    assert (first.id, second.text, first.source) == ("wire:2", "Alone.", "wire")
    assert told(first, "attribution") == [
        ("source", "Ada Marsh"),
        ("cue", "said"),
        ("content", "that the Port fears it may close"),
    ]
    assert told(first, "inner")[-1] == ("content", "it may close")
    assert told(first, "uncertainty") == [("epistemic", "may")]
    assert told(first, "times") == [("time", "Monday")]


@pytest.mark.parametrize("marked", ["[S1 Ada said", "Ada] said", "[Q Ada] said"])
def test_a_mark_that_is_not_closed_is_told(marked: str) -> None:
    with pytest.raises(ValueError, match=r"wire:1"):
        parse_marked("wire:1", marked)


def test_what_is_kept_back_is_never_trained_on() -> None:
    passages = [
        Passage(id=str(n), text="", layers={"times": (Mark("time", 0, 0),)}) for n in range(12)
    ]
    back = select("timebank", passages, back=True)
    assert [each.id for each in back] == ["4", "9"]
    assert len(select("timebank", passages)) == 10
    assert not {each.id for each in back} & {each.id for each in select("timebank", passages)}
    assert select("own", passages) == passages
    assert select("own", passages, back=True) == []
