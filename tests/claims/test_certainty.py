"""Certainty words: what is found, what it comes to, and what only looks like it."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.certainty import STATED, find_certainty, pick_certainty
from sayso.language.lexicon import load_lexicon
from sayso.language.word_table import expand
from sayso.records import Certainty
from sayso.scales.scale import load_scale, scale_names, scale_tables

ICD = load_scale("icd203")


def find(text: str, scale: str = "icd203") -> tuple[Certainty, ...]:
    found = find_certainty(text, 0, len(text), load_scale(scale))
    for one in found:
        assert text[one.start : one.end] == one.text
    return found


def words(text: str) -> list[str]:
    return [one.text for one in find(text)]


FRAMES = {
    "chance": "There is a {} of war.",
    "odds": "There are {} of war.",
    "possibility": "There is a {} of war.",
    "even": "The odds of war are {}.",
    "slight": "It is said the {} that war comes.",
}


def frame(phrase: str) -> str:
    template = next((FRAMES[end] for end in FRAMES if phrase.endswith(end)), "War is {}.")
    return template.format(phrase)


@pytest.mark.parametrize("chosen", scale_names())
@pytest.mark.parametrize("other", scale_names())
def test_every_phrase_of_every_scale_is_found_under_every_scale(chosen: str, other: str) -> None:
    official = {(p.text, p.low, p.high) for p in load_scale(chosen).phrases}
    lowest, highest = min(low for _, low, _ in official), max(high for *_, high in official)
    for phrase in load_scale(other).phrases:
        for text in (frame(phrase.text), frame(phrase.text).upper()):
            found = find(text, chosen)
            assert found, text
            one = pick_certainty(found)
            assert one is not None
            assert phrase.text in one.text.lower()
            if phrase.high < lowest or phrase.low > highest:
                assert one.low is None  # "certain" is more than any phrase of ICD 203
                continue
            assert (one.phrase, one.low, one.high) in official
            assert one.scale == chosen


def test_every_variant_is_found_in_its_own_words() -> None:
    """No entry of the lexicon is dead: each is found as a whole when it stands alone."""
    for family in scale_tables()["family"]:
        for variants in family.values():
            for pattern in variants:
                for expanded in expand(pattern):
                    text = f"War is {' '.join(expanded)}."
                    assert any(" ".join(expanded) in one.text for one in find(text)), text


@pytest.mark.parametrize(
    ("text", "expected", "phrase", "low", "high"),
    [
        ("It is likely that they win.", "likely", "likely", 0.55, 0.80),
        ("They are highly likely to win.", "highly likely", "very likely", 0.80, 0.95),
        ("They will probably win.", "probably", "probable", 0.55, 0.80),
        ("Victory is unlikely.", "unlikely", "unlikely", 0.20, 0.45),
        ("Chances are that they win.", "Chances are", "likely", 0.55, 0.80),
        ("War is increasingly likely.", "increasingly likely", "likely", 0.55, 0.80),
        ("A better-than-even chance.", "better-than-even chance", "likely", 0.55, 0.80),
        ("It is more likely than not.", "more likely than not", "likely", 0.55, 0.80),
        ("It is highly\n  likely.", "highly\n  likely", "very likely", 0.80, 0.95),
        ("The likely cause was gas.", "likely", "likely", 0.55, 0.80),
        ("The odds are they lose.", "The odds are", "likely", 0.55, 0.80),
        ("Chances are slim.", "Chances are slim", "very unlikely", 0.05, 0.20),
        ("The prospect is remote.", "prospect is remote", "almost no chance", 0.01, 0.05),
        # Negation is part of the words and mirrors the interval.
        ("They are not likely to win.", "not likely", "unlikely", 0.20, 0.45),
        ("They aren’t likely to win.", "aren’t likely", "unlikely", 0.20, 0.45),
        ("It is hardly likely.", "hardly likely", "unlikely", 0.20, 0.45),
        ("It is not very likely.", "not very likely", "unlikely", 0.20, 0.45),
        ("It is not at all likely.", "not at all likely", "unlikely", 0.20, 0.45),
        ("It is by no means likely.", "by no means likely", "unlikely", 0.20, 0.45),
        ("It is not unlikely.", "not unlikely", "likely", 0.55, 0.80),
        ("Will they win? Probably not.", "Probably not", "unlikely", 0.20, 0.45),
        # The "not" of a clause is no part of them.
        ("They will probably not win.", "probably", "probable", 0.55, 0.80),
        ("Almost certainly not theirs.", "Almost certainly", "almost certain", 0.95, 0.99),
        ("Not only likely, it is sure.", "likely", "likely", 0.55, 0.80),
    ],
)
def test_estimates(text: str, expected: str, phrase: str, low: float, high: float) -> None:
    (one,) = find(text)
    assert (one.text, one.phrase, one.low, one.high) == (expected, phrase, low, high)
    assert one.scale == "icd203"


@pytest.mark.parametrize(
    ("text", "expected", "low", "high"),
    [
        ("There is a 70% chance of war.", "a 70% chance", 0.70, 0.70),
        ("A 70 per cent probability.", "A 70 per cent probability", 0.70, 0.70),
        ("It is 60-70 percent likely.", "60-70 percent likely", 0.60, 0.70),
        ("It is 60 to 70 percent likely.", "60 to 70 percent likely", 0.60, 0.70),
        ("A one in three chance.", "A one in three chance", 1 / 3, 1 / 3),
        ("A 1-in-4 chance.", "A 1-in-4 chance", 0.25, 0.25),
        ("One chance in five.", "One chance in five", 0.20, 0.20),
        ("I give two-to-one odds.", "two-to-one odds", 2 / 3, 2 / 3),
        ("The odds are 3 to 1 against.", "odds are 3 to 1 against", 0.25, 0.25),
        ("A probability of 0.15.", "probability of 0.15", 0.15, 0.15),
        ("At least a 60% chance.", "At least a 60% chance", 0.60, 1.00),
        ("A less than 5% chance.", "A less than 5% chance", 0.00, 0.05),
        ("The chances are 40%.", "chances are 40%", 0.40, 0.40),
        # Apart from the noun that it is the chance of.
        ("The chance of a strike is one in three.", "one in three", 1 / 3, 1 / 3),
        ("The chance that she resigns is about 35 percent.", "about 35 percent", 0.35, 0.35),
        ("The likelihood of a strike is 0.35.", "0.35", 0.35, 0.35),
        ("The odds of a strike are 3 to 1.", "3 to 1", 0.75, 0.75),
        ("The odds of a strike are 3 to 1 against.", "3 to 1 against", 0.25, 0.25),
        ("The risk of a flood now stands at 20%.", "20%", 0.20, 0.20),
        ("She puts the chance of a strike at 0.2.", "0.2", 0.20, 0.20),
        ("We put the probability that it holds at 60 to 70 percent.", "60 to 70 percent", 0.6, 0.7),
        ("He rated their chances at one in ten.", "one in ten", 0.10, 0.10),
        ("The chance of a breach is one in 1,500.", "one in 1,500", 1 / 1500, 1 / 1500),
        ("The chance of a breach is 1 in 12,000,000.", "1 in 12,000,000", 1 / 12e6, 1 / 12e6),
        ("A 0.7 probability of rain.", "A 0.7 probability", 0.70, 0.70),
        ("The chance is 0.2.", "chance is 0.2", 0.20, 0.20),
        # In brackets behind words that look ahead, and on a path's label.
        ("The town will flood (70 per cent).", "70 per cent", 0.70, 0.70),
        ("The dam won’t hold (60–70%).", "60–70%", 0.60, 0.70),
        ("The town will flood (one in three).", "one in three", 1 / 3, 1 / 3),
        ("Path A, 1 in 4: the port closes.", "1 in 4", 0.25, 0.25),
        ("Scenario two (30%): the port closes.", "30%", 0.30, 0.30),
        # In words, as a fraction, as evens, as parts of a hundred.
        ("One puts its chances at “a quarter at best”.", "a quarter at best", 0, 0.25),
        ("He puts it at two thirds.", "two thirds", 2 / 3, 2 / 3),
        ("I put it at 60-40 that they go.", "60-40", 0.60, 0.60),
        (
            "The chance is between one in ten and one in five.",
            "between one in ten and one in five",
            0.10,
            0.20,
        ),
        ("I make it seventy-thirty.", "seventy-thirty", 0.70, 0.70),
        ("It is evens by Sunday.", "evens", 0.50, 0.50),
        ("We give it eighty to ninety per cent.", "eighty to ninety per cent", 0.80, 0.90),
        ("With ninety-five percent confidence.", "ninety-five percent confidence", 0.95, 0.95),
        ("Seven chances in ten, I say.", "Seven chances in ten", 0.70, 0.70),
        ("No more than a one-in-three chance.", "No more than a one-in-three chance", 0, 1 / 3),
        (
            "The odds of a mine are no better than one in fifty.",
            "no better than one in fifty",
            0,
            0.02,
        ),
        # Set off by a comma, moved, or before what it is the chance of.
        ("It will fail, perhaps one in six.", "perhaps one in six", 1 / 6, 1 / 6),
        ("The chance falls to one in three by May.", "one in three", 1 / 3, 1 / 3),
        ("We put at 40 percent the chance that he returns.", "40 percent", 0.40, 0.40),
    ],
)
def test_a_stated_number_keeps_its_value(text: str, expected: str, low: float, high: float) -> None:
    (one,) = find(text)
    assert (one.text, one.scale, one.phrase) == (expected, STATED, None)
    assert one.low == pytest.approx(low)
    assert one.high == pytest.approx(high)


@pytest.mark.parametrize(
    "text",
    [
        "One in three houses is empty.",
        "The firm took a 30 percent share of the market.",
        "Turnout was 30 percent (70 % in June).",
        "Most voters will stay at home (70%).",
        "Bread will rise by a crown (5%).",
        "The share of families at risk of hunger is 30 percent.",
        "The council will meet in room four (1 in the plan).",
        "The town sold 40 boats, 1 in 4: the rest stayed.",
        "He puts turnout at 40%.",
        "The bill passed by 60-40.",
        "It evens out.",
    ],
)
def test_shares_and_rates_are_no_likelihoods(text: str) -> None:
    assert [one for one in find(text) if one.scale == STATED] == []


@pytest.mark.parametrize(
    "text",
    [
        "A strike is likely (70%).",
        "The dyke will most likely hold (70%).",
        "Most likely: a slow rise, and the dyke holds (70%).",
    ],
)
def test_a_number_speaks_before_the_word_beside_it(text: str) -> None:
    picked = pick_certainty(find(text))
    assert picked is not None
    assert (picked.text, picked.low, picked.scale) == ("70%", 0.7, STATED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It may rain.", ["may"]),
        ("It might not rain.", ["might"]),
        ("The move could backfire.", ["could"]),
        ("It could be seen as a threat.", ["could"]),
        ("He could have fled.", ["could"]),
        ("It may well rain.", ["may well"]),
        ("It could possibly rain.", ["could", "possibly"]),
        ("RIVAL MAY BE IN MEXICO", ["MAY"]),
        ("Perhaps it will rain.", ["Perhaps"]),
        ("It is possible that they left.", ["It is possible that"]),
        ("They apparently left.", ["apparently"]),
        ("They allegedly left.", ["allegedly"]),
        ("They seem to have left.", ["seem to"]),
        ("There are signs that they left.", ["There are signs that"]),
        ("We assess that they left.", ["We assess"]),
        ("In our view they left.", ["In our view"]),
        ("We assess with high confidence.", ["We assess", "with high confidence"]),
        ("We can't rule out a strike.", ["can't rule out"]),
        ("A strike cannot be ruled out.", ["cannot be ruled out"]),
        ("The board could not rule this out.", ["could not rule this out"]),
        ("A strike cannot be excluded.", ["cannot be excluded"]),
        ("It is not impossible.", ["not impossible"]),
        ("It is not necessarily so.", ["not necessarily"]),
        ("It is far from certain.", ["far from certain"]),
        ("It is by no means certain.", ["by no means certain"]),
        ("Nothing is certain.", ["Nothing is certain"]),
        ("They are no doubt gone.", ["no doubt"]),
        ("It is more likely now.", ["more likely"]),
        ("It is unclear who won.", ["unclear"]),
        ("They must have known.", ["must have"]),
        ("A launch is feasible.", ["feasible"]),
        ("It took perhaps 150 men.", ["perhaps"]),
        ("There is every prospect that she stays.", ["every prospect"]),
        ("We are confident in this.", ["confident in"]),
        ("It isn’t impossible.", ["isn’t impossible"]),
        # ICD 203 has nothing above 99 or below 1 percent.
        ("He is certain to win.", ["certain to"]),
        ("There is no chance of peace.", ["no chance"]),
    ],
)
def test_hedges_have_words_and_no_interval(text: str, expected: list[str]) -> None:
    found = find(text)
    assert [one.text for one in found] == expected
    assert all((one.low, one.high, one.scale, one.phrase) == (None,) * 4 for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "On 5 May 2018 they met.",
        "In May they met.",
        "May 2018 was wet.",
        "Theresa May said so.",
        "They march on May Day.",
        "The might of the army is great.",
        "Military might decides.",
        "It could only be theirs.",
        "He could not be reached.",
        "He could speak Russian.",
        "They met so that he could join.",
        "Likely voters prefer her.",
        "The likely nominee is here.",
        "The company's likely future is here.",
        "An unlikely ally helped.",
        "They had probable cause.",
        "Certain people agree.",
        "A certain man came.",
        "They made certain.",
        "He had the chance to go.",
        "The chance of a lifetime.",
        "They met by chance.",
        "They are at odds with us.",
        "The village is remote from here.",
        "A remote village burned.",
        "It is impossible to cross.",
        "They left as soon as possible.",
        "They were able to make it possible.",
        "It is possible to cross.",
        "Women are twice as likely as men.",
        "A 150% chance.",
        "Prices rose 70 percent.",
        "Two in three voters agree.",
        "How likely is it?",
        "They must have a permit.",
        "",
    ],
)
def test_false_friends_are_left_alone(text: str) -> None:
    assert words(text) == []


def test_elimination_is_in_the_lexicon_for_inference() -> None:
    assert "could only" in load_lexicon("certainty")["elimination"]["words"]


def test_offsets_count_in_the_whole_text_and_only_the_stretch_is_read() -> None:
    text = "It is likely. It may rain. It is unlikely."
    start, end = text.index("It may"), text.index(" It is unlikely")
    (one,) = find_certainty(text, start, end, ICD)
    assert (one.start, one.end, one.text) == (start + 3, start + 6, "may")


def test_the_one_with_an_interval_speaks_for_the_clause() -> None:
    one = pick_certainty(find("Perhaps it may well be that war is likely or unlikely."))
    assert one is not None
    assert one.text == "likely"
    hedge = pick_certainty(find("Perhaps it may rain."))
    assert hedge is not None
    assert hedge.text == "Perhaps"
    assert pick_certainty(()) is None


PIECES = sorted(
    {
        *re.findall(
            r"\w+", " ".join(p for v in load_lexicon("certainty")["hedges"].values() for p in v)
        ),
        *("likely", "not", "n't", "70%", "chance", "odds", "to", "May", "could", "only", "İ", "ſ"),
        *(".", ",", "’", "\n", "-", "  ", "\u2028", "½", "٣", "\ud800"),
    }
)


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join)), st.data())
def test_any_text_gives_spans_in_order_within_the_stretch(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = find_certainty(text, start, end, ICD)
    for one in found:
        assert start <= one.start < one.end <= end
        assert text[one.start : one.end] == one.text
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    "text",
    ["The dam appears safe.", "A truce appears far away.", "The plan appeared doomed to fail."],
)
def test_what_appears_so_is_hedged(text: str) -> None:
    (one,) = find(text)
    assert one.text.startswith("appear")


@pytest.mark.parametrize("after", ["", " in the list", " next to it", " daily", " who ran"])
def test_what_appears_somewhere_is_there(after: str) -> None:
    assert find(f"The boat appears{after}.") == ()


def test_could_after_whatever_is_ability_only_of_its_own_subject() -> None:
    (one,) = find("Whatever the outcome, it could signal a change.")
    assert one.text == "could"
    assert find("They did whatever they could do.") == ()
