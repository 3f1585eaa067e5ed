"""The format of PolNeAR's archives, and what the benchmark of attribution counts as right."""

import io
import json
import tarfile
from pathlib import Path

import pytest
from bench.attributed import attributions_of
from bench.attribution import as_line, document_of, pieces_of, read_texts
from bench.spans import KINDS, count_right, cut_at_sentences, score_pieces, score_triples
from training.corpora.brat import Annotated, load_polnear

from sayso.analysis.marks import Mark
from sayso.records import Attribution, Claim, Reading, Source, Words, claim_id

TEXT = (
    "Harbour row\n\n"
    "“The lease is void,” said Ada Marsh, “and we will sue. The port is ours.”\n\n"
    "Officials said that the lease stands, Mr. Orr agreed and that talks go on."
)


def words(quote: str) -> tuple[int, int]:
    start = TEXT.index(quote)
    return start, start + len(quote)


def brat() -> str:
    spans = {
        "T1": ("Source", "Ada Marsh"),
        "T2": ("Cue", "said"),
        "T4": ("Source", "Officials"),
        "T5": ("Content", "that the lease stands, Mr. Orr agreed and that talks go on"),
    }
    lines = [
        f"{name}\t{kind} {words(quote)[0]} {words(quote)[1]}\t{quote}"
        for name, (kind, quote) in spans.items()
    ]
    first, second = words("“The lease is void,”"), words("“and we will sue. The port is ours.”")
    lines.append(f"T3\tContent {first[0]} {first[1]};{second[0]} {second[1]}\t…")
    cue = TEXT.index("said that")
    lines += [f"T6\tCue {cue} {cue + 4}\tsaid", "T7\tDiscuss 0 7\tHarbour", "#1\tNote T7\tx", ""]
    lines += ["E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1"]
    lines += ["E2\tAttribution:T6 Source:T4 Cue:T6 Content:T5", "E3\tAttribution:T6 Source:T4"]
    return "\n".join(lines)


@pytest.fixture
def gold(tmp_path: Path) -> Annotated:
    archive = tmp_path / "gold.tar.gz"
    with tarfile.open(archive, "w:gz") as files:
        for name, content in {
            "dev/text/port_2020.txt": TEXT,
            "dev/attributions/port_2020_b.ann": "",
            "dev/attributions/port_2020_a.ann": brat(),
        }.items():
            member = tarfile.TarInfo(name)
            member.size = len(content.encode())
            files.addfile(member, io.BytesIO(content.encode()))
    return load_polnear(archive)[0]


def test_the_first_annotator_and_discontinuous_spans(gold: Annotated) -> None:
    assert gold.id == "port_2020"
    assert [len(triple.content) for triple in gold.triples] == [2, 1]
    assert {kind: len(found) for kind, found in gold.pieces.items()} == {
        "source": 2,
        "cue": 2,
        "content": 3,
    }


def test_gold_scored_against_itself_is_all_right(gold: Annotated) -> None:
    for kind in KINDS:
        figures = score_pieces([(TEXT, gold.pieces[kind])], [gold.pieces[kind]])
        assert [figures[way]["f"] for way in ("exact", "token", "overlap")] == [100, 100, 100]
    assert score_triples([gold], [gold.triples])["f"] == 100
    assert score_triples([gold], [()])["f"] == 0


def test_content_is_cut_at_sentence_ends_but_not_at_abbreviations(gold: Annotated) -> None:
    pieces = cut_at_sentences(TEXT, gold.pieces["content"])
    assert sorted(TEXT[slice(*piece)] for piece in pieces) == [
        "The port is ours.”",
        "that the lease stands, Mr. Orr agreed and that talks go on",
        "“The lease is void,”",
        "“and we will sue.",
    ]


def test_one_attribution_is_right_once(gold: Annotated) -> None:
    first = gold.triples[0]
    assert count_right(TEXT, gold.triples, [first, first]) == 1


def test_claims_of_one_cue_are_one_content() -> None:
    link = Attribution(
        source=Source(
            kind="vague", name="Officials", start=words("Officials")[0], end=words("Officials")[1]
        ),
        cue=Words(text="said", start=TEXT.index("said that"), end=TEXT.index("said that") + 4),
    )
    claims = tuple(
        Claim(
            id=claim_id("d", *words(quote)),
            start=words(quote)[0],
            end=words(quote)[1],
            text=quote,
            kind="report",
            attributions=(link,),
        )
        for quote in ("the lease stands", "Mr. Orr agreed", "talks go on")
    )
    document = document_of(Annotated(id="d", text=TEXT, pieces={}, triples=()))
    (triple,) = attributions_of(Reading(document=document, claims=claims))
    assert [TEXT[slice(*piece)] for piece in triple.content] == [
        "that the lease stands, Mr. Orr agreed and that talks go on"
    ]


def test_texts_are_read_and_told_in_lines(gold: Annotated) -> None:
    (given,), unread = read_texts([gold])
    assert not unread
    marks = (Mark("source", *words("Ada Marsh")), Mark("cue", 10, 14))
    line = json.loads(as_line(gold, marks, given))
    assert list(line) == ["id", *KINDS, "triples"]
    assert line["source"] == [list(words("Ada Marsh"))]
    assert len(line["triples"]) == len(given)
    assert {tuple(piece) for piece in line["cue"]} == pieces_of(marks, "cue")
