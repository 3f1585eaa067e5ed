"""How many forecasts of a text are found, by events that were marked by hand.

    python bench/forecasts.py --gold ../shared/data/forecasts/meantime-even.tar.gz

MEANTIME marks the tense of events and whether they lie in the future, in the first sentences of
each document. Recall: events in the future tense that lie inside a claim of the kind forecast;
those of the headline, which is no claim, are left out.
Precision: of the forecast claims in those sentences, those that hold an event of the future.
--missed prints both kinds of fault to standard error.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.meantime import Marked, read_meantime
from bench.result import print_result, share

from sayso import pipeline
from sayso.readers.layout import blocks_of
from sayso.records import Claim, Document, document_id


def main() -> None:
    """Print the result for the archive that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    found = of_events = right = of_claims = documents = 0
    for document in read_meantime(options.gold):
        documents += 1
        forecasts = forecasts_of(document)
        body = document.text.index("\n")
        future = [one for one in document.events if one.tense == "FUTURE" and one.start > body]
        missed = [
            one
            for one in future
            if not any(c.start <= one.start and one.end <= c.end for c in forecasts)
        ]
        marked = [one for one in forecasts if one.end <= document.marked_until]
        false = [one for one in marked if not holds_future(one, document)]
        found, of_events = found + len(future) - len(missed), of_events + len(future)
        right, of_claims = right + len(marked) - len(false), of_claims + len(marked)
        if options.missed:
            for event in missed:
                around = document.text[max(0, event.start - 80) : event.end + 60]
                print(f"missed: {document.name}: {around!r}", file=sys.stderr)
            for claim in false:
                print(f"false: {document.name}: {claim.text!r}", file=sys.stderr)
    print_result(
        "forecasts",
        gold={"name": options.gold.name, "documents": documents},
        figures={
            "future_events_in_forecasts": {
                "found": found, "of": of_events, "share": share(found, of_events),
            },
            "forecasts_with_a_future_event": {
                "right": right, "of": of_claims, "share": share(right, of_claims),
            },
        },
    )  # fmt: skip


def forecasts_of(document: Marked) -> list[Claim]:
    """The claims of the kind forecast that a reading of the document holds."""
    reading = pipeline.read(
        Document(
            id=document_id(document.text, title=None, publisher=None),
            text=document.text,
            blocks=blocks_of(document.text),
            published=document.published,
        )
    )
    return [one for one in reading.claims if one.kind == "forecast"]


def holds_future(claim: Claim, document: Marked) -> bool:
    """Whether an event of the future, as marked by hand, lies inside the claim."""
    return any(
        one.is_future and claim.start <= one.start and one.end <= claim.end
        for one in document.events
    )


if __name__ == "__main__":
    main()
