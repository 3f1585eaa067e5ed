"""How the attributions of readings agree with PolNeAR's, or any gold in its format.

    python bench/attribution.py --gold ../shared/data/polnear/dev.tar.gz [--predictions OUT.jsonl]

The gold is an archive of brat files (training/corpora/brat.py; of several annotators the first by
name), the scores those of bench/spans.py. What is scored is all that the engine marks;
"triples_of_claims" are the attributions that reach the claims of a reading, which leave out what
puts no proposition forward ("praised the levy"). OUT gets one line a document: {"id": text file's
name without .txt, "source": [[start, end], …], "cue": […], "content": […], "triples":
[{"source": …, "cue": …, "content": …}, …]}, in code points of the text as shipped.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.attributed import attributions_of
from bench.result import print_result
from bench.spans import KINDS, cut_at_sentences, score_pieces, score_triples
from training.corpora.brat import Annotated, Span, Triple, load_polnear

from sayso import SaysoError, read_all
from sayso.analysis.marks import Mark
from sayso.analysis.statements.pairing import find_starts
from sayso.analysis.statements.pairs import pair_marks
from sayso.analysis.text.sentences import split_sentences
from sayso.engines.standard.engine import StandardEngine
from sayso.readers.text import TextReader
from sayso.records import Document

PUBLISHED = {
    "what": "exact F1 on PolNeAR test: source, cue, content cut at sentence ends",
    "BERT-CofeNet": [83.2, 75.3, 72.9],
    "BERT-base": [81.1, 74.0, 68.9],
    "BiLSTM-CRF": [69.6, 66.7, 59.0],
    "CRF": [50.6, 53.4, 28.6],
    "CoreNLP": [13.9, None, 17.5],
}


def main() -> None:
    """Print the result for the archive that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    gold = load_polnear(options.gold)
    engine = StandardEngine()
    marked = [engine.mark(document_of(each)).attribution for each in gold]
    given = [triples_of(document_of(each), marks) for each, marks in zip(gold, marked, strict=True)]
    claims, unread = read_texts(gold, jobs=options.jobs)
    if options.predictions:
        rows = zip(gold, marked, given, strict=True)
        lines = [as_line(each, marks, read) for each, marks, read in rows]
        options.predictions.write_text("".join(lines), encoding="utf-8")
    pieces = {kind: [pieces_of(marks, kind) for marks in marked] for kind in KINDS}
    wanted = {kind: [(each.text, each.pieces[kind]) for each in gold] for kind in KINDS}
    cut_wanted = [(text, cut_at_sentences(text, spans)) for text, spans in wanted["content"]]
    cut_given = [
        cut_at_sentences(each.text, spans)
        for each, spans in zip(gold, pieces["content"], strict=True)
    ]
    print_result(
        "attribution",
        gold={
            "name": options.gold.name,
            "documents": len(gold),
            "attributions": sum(len(each.triples) for each in gold),
            "annotator": "the first by name",
        },
        figures={
            "source": score_pieces(wanted["source"], pieces["source"]),
            "cue": score_pieces(wanted["cue"], pieces["cue"]),
            "content_cut_at_sentence_ends": score_pieces(cut_wanted, cut_given),
            "content_uncut": score_pieces(wanted["content"], pieces["content"]),
            "triples": score_triples(gold, given),
            "triples_of_claims": score_triples(gold, claims),
            "documents_not_read": unread,
            "published": PUBLISHED,
        },
    )


def triples_of(document: Document, marks: Sequence[Mark]) -> list[Triple]:
    """The attributions that marks make, in the form of the gold."""
    starts = find_starts(document.text, [sentence.start for sentence in split_sentences(document)])
    return [
        Triple(source=(each.source,) if each.source else (), cue=(each.cue,), content=each.contents)
        for each in pair_marks(document.text, marks, starts)
    ]


def read_texts(gold: Sequence[Annotated], *, jobs: int = 1) -> tuple[list[list[Triple]], list[str]]:
    """The attributions of the claims read in each text, and the names of texts it refuses."""
    given: list[list[Triple]] = []
    unread: list[str] = []
    outcomes = read_all((document_of(each) for each in gold), jobs=jobs)
    for each, outcome in zip(gold, outcomes, strict=True):
        if isinstance(outcome, SaysoError):
            unread.append(each.id)
            given.append([])
        else:
            given.append(attributions_of(outcome))
    return given, unread


def document_of(each: Annotated) -> Document:
    """The text as Sayso's reader of text files lays it out.

    Raises:
        ValueError: the reader changed the text, so that offsets would not be the gold's.
    """
    document = TextReader().read(each.text.encode(), location=f"{each.id}.txt")
    if document.text != each.text:
        raise ValueError(f"{each.id}: the reader changed the text")
    return document


def pieces_of(marks: Sequence[Mark], kind: str) -> frozenset[Span]:
    """Every span of one kind."""
    return frozenset((mark.start, mark.end) for mark in marks if mark.label == kind)


def as_line(each: Annotated, marks: Sequence[Mark], triples: Sequence[Triple]) -> str:
    """One line of the file of predictions."""
    line = {
        "id": each.id,
        **{kind: sorted(pieces_of(marks, kind)) for kind in KINDS},
        "triples": [{kind: getattr(triple, kind) for kind in KINDS} for triple in triples],
    }
    return json.dumps(line) + "\n"


if __name__ == "__main__":
    main()
