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
from sayso.analysis.analyse import FindStatements, analyse
from sayso.analysis.marks import Marks
from sayso.analysis.statements.continuations import carry_over
from sayso.analysis.statements.cue_words import find_phrases, find_verbs
from sayso.analysis.statements.finding import find_statements
from sayso.analysis.statements.marked_spans import find_by_marks
from sayso.analysis.statements.speech import attribute_quotations
from sayso.analysis.statements.statement import Found, Statement
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.text.quotations import Quotation
from sayso.claims.make_reading import make_reading
from sayso.engines.standard.engine import StandardEngine
from sayso.records import Document, Reading
from sayso.scales.scale import load_scale


def find_by_rules(
    text: str, parsed: Sequence[Parsed], quotations: tuple[Quotation, ...], marks: Marks
) -> Found:
    """What rules attribute."""
    found = [one for each in parsed for one in (*find_phrases(each), *find_verbs(each))]
    spoken = attribute_quotations(text, parsed, _by_cue(found), quotations)
    return Found(carry_over(text, parsed, spoken), [])


def find_by_encoder(
    text: str, parsed: Sequence[Parsed], quotations: tuple[Quotation, ...], marks: Marks
) -> Found:
    """What the encoder marks."""
    found = find_by_marks(text, parsed, quotations, marks)
    spoken = attribute_quotations(text, parsed, found.statements, quotations)
    return Found(carry_over(text, parsed, spoken), found.losses)


def _by_cue(statements: Sequence[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda each: each.cue)


WAYS = {"rules": find_by_rules, "encoder": find_by_encoder, "both": find_statements}
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
            name: {"triples_of_claims": _triples(find, gold), **_claims(find, pairs)}
            for name, find in WAYS.items()
        },
    )


def _triples(find: FindStatements, gold: Sequence[Annotated]) -> dict[str, Any]:
    return score_triples(gold, [attributions_of(_read(document_of(each), find)) for each in gold])


def _claims(find: FindStatements, pairs: Sequence[GoldPair]) -> dict[str, str]:
    total = Tally()
    for pair in pairs:
        # Its document, as the reader for its kind lays it out.
        document = read(pair.document, published=pair.published).document
        total += compare(_read(document, find), load_gold(pair.gold, document.text))
    return {name: f"{total.right[name]} of {total.of[name]}" for name in SHOWN}


def _read(document: Document, find: FindStatements) -> Reading:
    analysis = analyse(document, StandardEngine().mark(document), find=find)
    return make_reading(analysis, load_scale("icd203"))


if __name__ == "__main__":
    main()
