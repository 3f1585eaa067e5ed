"""What the rules, the trained encoder and both together find, on the same gold.

    python bench/ablation.py --gold ../shared/data/polnear/dev.tar.gz --claims tests/gold

Of the archive (bench/polnear.py) the attributions that reach the claims of a reading, as
triples (bench/spans.py); of the folder the claims read by hand (bench/claims.py). The rules
are those that are left: alone they also try every cue verb, where beside the encoder they try
only those within what somebody else puts forward.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.attributed import attributions_of
from bench.attribution import document_of
from bench.gold_claims import GoldPair, load_gold, pairs_in
from bench.matching import Tally, compare
from bench.polnear import Annotated, load_polnear
from bench.result import print_result
from bench.spans import score_triples

from sayso import read
from sayso.claims.quotations import Quotation
from sayso.claims.statements import Statement
from sayso.engines.standard.attribution import find_phrases, find_verbs
from sayso.engines.standard.engine import StandardEngine
from sayso.engines.standard.marked import Marked
from sayso.engines.standard.parsed import Parsed
from sayso.engines.standard.spoken import find_by_marks
from sayso.records import Document


class RulesAlone(StandardEngine):
    """Statements by rule only."""

    def find_statements(
        self,
        document: Document,
        parsed: Sequence[Parsed],
        quotations: tuple[Quotation, ...],
        marked: Marked,
    ) -> list[Statement]:
        """What rules attribute."""
        found = [one for each in parsed for one in (*find_phrases(each), *find_verbs(each))]
        return sorted(found, key=lambda each: each.cue)


class EncoderAlone(StandardEngine):
    """Statements by the encoder only."""

    def find_statements(
        self,
        document: Document,
        parsed: Sequence[Parsed],
        quotations: tuple[Quotation, ...],
        marked: Marked,
    ) -> list[Statement]:
        """What the encoder marks."""
        return find_by_marks(document.text, parsed, quotations, marked)


ENGINES = {"rules": RulesAlone, "encoder": EncoderAlone, "both": StandardEngine}
SHOWN = ("matched", "exact", "source_kind_and_name", "kind", "stance", "chain")


def main() -> None:
    """Print the result for the gold that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--claims", type=Path, required=True)
    options = parser.parse_args()
    gold = load_polnear(options.gold)
    pairs = pairs_in(options.claims)
    print_result(
        "ablation",
        gold={
            "name": options.gold.name,
            "documents": len(gold),
            "attributions": sum(len(each.triples) for each in gold),
            "claims": options.claims.name,
        },
        figures={
            name: {"triples_of_claims": _triples(engine(), gold), **_claims(engine(), pairs)}
            for name, engine in ENGINES.items()
        },
    )


def _triples(engine: StandardEngine, gold: Sequence[Annotated]) -> dict[str, Any]:
    return score_triples(gold, [attributions_of(engine.read(document_of(each))) for each in gold])


def _claims(engine: StandardEngine, pairs: Sequence[GoldPair]) -> dict[str, str]:
    total = Tally()
    for pair in pairs:
        # Its document, as the reader for its kind lays it out.
        document = read(pair.document, published=pair.published).document
        total += compare(engine.read(document), load_gold(pair.gold, document.text))
    return {name: f"{total.right[name]} of {total.of[name]}" for name in SHOWN}


if __name__ == "__main__":
    main()
