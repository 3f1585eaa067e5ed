"""Pairing: the docstring of each case is a text whose marks are numbered by attribution."""

import re

import pytest
from tests.engines.reading import document

from sayso.analysis.statements.pairing import Attributed, find_starts, pair
from sayso.analysis.text.sentences import split_sentences

CASES = (
    "[S1 Vale] [C1 said] [K1 that the dam held].",
    "“[K1 The dam held],” [S1 Vale] [C1 said]. “[K1 It will hold again].”",
    "[C1 According to] [S1 the harbour office], [K1 the dam held].",
    "[K1 The dam], [C1 according to] [S1 the harbour office], [K1 held].",
    "[S12 Vale] [C1 denied] [K1 that it leaked] and [C2 warned] [K2 that more rain was due].",
    "[K1 The lake] [C1 is seen as] [K1 a danger].",
    "[S1 Odran] [C1 said] [K1 it rained]. [S2 Maren] [C2 said] [K2 it did not].",
    "[S1 Odran] [C1 said] [K1 it rained]. [K2 It did not], [S2 Maren] [C2 said].",
    "[C1 Asked] [K1 whether it rained], [S2 Odran] [C2 said] [K2 that it had].",
    "[S1 The minister’s] [C1 claim] [K1 that it rained] [C2 was dismissed] by [S2 the bureau].",
    "[S1 Odran] [C1 told] the crews [K1 to leave]. [S2 They] [C2 refused] [K2 to go].",
)
_MARK = re.compile(r"\[([SCK])(\d+) |\]")
Spans = dict[str, dict[str, list[tuple[int, int]]]]


def parse(marked: str) -> tuple[str, Spans]:
    text, at, opened = "", 0, ("", "", 0)
    spans: Spans = {}
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            opened = (match[1], match[2], len(text))
            continue
        kind, numbers, start = opened
        for number in numbers:
            spans.setdefault(number, {}).setdefault(kind, []).append((start, len(text)))
    return text + marked[at:], spans


@pytest.mark.parametrize("marked", CASES)
def test_each_cue_gets_its_own_source_and_contents(marked: str) -> None:
    text, spans = parse(marked)
    starts = [sentence.start for sentence in split_sentences(document(text))]
    every = {
        kind: sorted({span for own in spans.values() for span in own.get(kind, ())})
        for kind in "SCK"
    }
    wanted = [
        Attributed(own["S"][0] if "S" in own else None, own["C"][0], tuple(own["K"]))
        for _, own in sorted(spans.items())
        if "K" in own
    ]
    found = pair(text, every["S"], every["C"], every["K"], find_starts(text, starts))
    assert [each for each in found if each.cue in [one.cue for one in wanted]] == wanted


def test_a_cue_by_which_nothing_is_put_forward_is_no_attribution() -> None:
    text = "Vale said nothing."
    assert pair(text, [(0, 4)], [(5, 9)], [], find_starts(text, [0])) == []
