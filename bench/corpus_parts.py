"""What reads analytic texts better: the rules, the trained heads, or both, as it ships.

    python bench/corpus_parts.py --texts training/texts/dev [--draws 2000]

Of the claims that are paired with one read by hand (at least .5 of both together): whether the
kind of the source is right, and the claim's own. "rules": nothing that the heads judge is asked.
"heads": each claim has what is likeliest of it alone. "unpaired": both, without asking who of all
that are spoken of near a claim puts it forward. "unmarked": both, without the words that are marked
to say how likely, by when and on what condition. Differences are given with the interval that
19 of 20 resamplings of the texts leave them in.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpus_claims import Line, analysis_of, lines_in, lines_of
from bench.corpus_figures import figures, tally
from bench.result import print_result

from sayso.analysis.analysis import Analysis
from sayso.claims.judged import own_spans
from sayso.claims.make_reading import make_reading
from sayso.scales.scale import load_scale

SHOWN = (
    "source kind",
    "source kind, not author",
    "name",
    "kind",
    "forecasts found",
    "forecasts right",
    "likelihood words found",
    "likelihood words right",
    "conditions",
    "conditions right",
    "horizons",
    "horizons right",
)
WAYS = ("rules", "heads", "unpaired", "unmarked", "both")
PAIRS = (
    ("both", "rules"),
    ("both", "heads"),
    ("heads", "rules"),
    ("both", "unpaired"),
    ("both", "unmarked"),
)


def read_each_way(analysis: Analysis) -> dict[str, list[Line]]:
    """The claims of a text by each of the ways."""
    scale = load_scale("icd203")
    both = lines_in(make_reading(analysis, scale))
    bare = replace(analysis, marks=replace(analysis.marks, chances={}, qualifiers=()))
    unpaired = replace(analysis, marks=replace(analysis.marks, speaking={}))
    told = {name: each for name, each in analysis.marks.chances.items() if name != "qualifiers"}
    unmarked = replace(analysis, marks=replace(analysis.marks, qualifiers=(), chances=told))
    return {
        "unmarked": lines_in(make_reading(unmarked, scale)),
        "rules": lines_in(make_reading(bare, scale)),
        "heads": _by_heads(analysis, both),
        "unpaired": lines_in(make_reading(unpaired, scale)),
        "both": both,
    }


def _by_heads(analysis: Analysis, lines: Sequence[Line]) -> list[Line]:
    spans = own_spans([line.span for line in lines])
    judged = (analysis.marks.means(name, spans) for name in ("voices", "kinds"))
    return [
        _judged(line, voices, kinds) if voices and kinds else line
        for line, voices, kinds in zip(lines, *judged, strict=True)
    ]


def _judged(line: Line, voices: Mapping[str, float], kinds: Mapping[str, float]) -> Line:
    source = max(voices, key=lambda name: voices[name])
    kind = max(kinds, key=lambda name: kinds[name])
    if kind != "forecast":
        if source != "author":
            kind = "report"
        else:
            kind = "judgement" if kind == "judgement" else "assertion"
    return replace(line, kind=kind, links=((source, None, "says"),))


def compare(
    texts: Sequence[Mapping[str, Counter[str]]], draws: int, seed: int = 20211
) -> dict[str, dict[str, list[float]]]:
    """Differences of the figures between two ways, and the interval that resampling gives each."""
    random = Random(seed)
    drawn: list[dict[str, dict[str, float]]] = []
    for _ in range(draws):
        chosen = [random.choice(texts) for _ in texts]
        drawn.append({way: _shown(sum((one[way] for one in chosen), Counter())) for way in WAYS})
    whole = {way: _shown(sum((one[way] for one in texts), Counter())) for way in WAYS}
    found: dict[str, dict[str, list[float]]] = {}
    for one, other in PAIRS:
        for name in SHOWN:
            apart = sorted(each[one][name] - each[other][name] for each in drawn)
            low, high = apart[int(0.025 * draws)], apart[int(0.975 * draws) - 1]
            middle = whole[one][name] - whole[other][name]
            found.setdefault(f"{one} less {other}", {})[name] = [
                round(value, 3) for value in (middle, low, high)
            ]
    return found


def _shown(counts: Counter[str]) -> dict[str, float]:
    told = figures(counts)
    return {name: told[name] or 0.0 for name in SHOWN}


def main() -> None:
    """Print what each way gives, and how far they are apart."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--draws", type=int, default=2000)
    options = parser.parse_args()
    texts = []
    for path in sorted(options.texts.glob("*.txt")):
        gold = lines_of(path.with_suffix(".jsonl"))
        ways = read_each_way(analysis_of(path))
        texts.append({way: tally(gold, lines) for way, lines in ways.items()})
    print_result(
        "corpus_parts",
        gold={"name": options.texts.name, "documents": len(texts)},
        figures={
            **{way: _shown(sum((one[way] for one in texts), Counter())) for way in WAYS},
            **compare(texts, options.draws),
        },
    )


if __name__ == "__main__":
    main()
