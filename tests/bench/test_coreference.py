"""What the benchmark of pronouns and short forms counts."""

from collections import Counter, defaultdict

from bench.coreference import WAYS, Annotated, count_pronouns, count_short_forms, names_of
from training.corpora.passage import Passage

TEXT = "Anna Marr left. She ran. Marr slept. It rained."
SHE, MARR, IT = TEXT.index("She"), TEXT.index("Marr slept"), TEXT.index("It")


def annotated() -> Annotated:
    """Anna Marr, She and Marr are one chain; It is none."""
    return Annotated(
        passage=Passage(id="d", text=TEXT, layers={}),
        mentions=(("1", 0, 9, 0), ("1", SHE, SHE + 3, SHE), ("1", MARR, MARR + 4, MARR)),
        pronouns=(("she", SHE, "1"), ("it", IT, None)),
        marks=(("person", 0, 9), ("person", MARR, MARR + 4)),
    )


def test_a_pronoun_is_right_if_the_name_is_in_its_chain() -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    each = annotated()
    count_pronouns(each, names_of(each, each.marks, by_rule=False), counts)
    told = {f"{way} {count}" for way in WAYS for count in ("given", "right", "overlaps")}
    assert counts["she"] == dict.fromkeys({"all", "named", *told}, 1)


def test_an_answer_where_the_chain_has_no_name_is_wrong() -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    each = annotated()
    count_pronouns(each, names_of(each, each.marks, by_rule=False), counts)
    assert counts["it"]["named"] == 0
    assert (counts["it"]["nearest_name given"], counts["it"]["nearest_name right"]) == (1, 0)
    assert counts["it"]["rule given"] == 0


def test_a_short_form_is_right_under_a_longer_name_of_its_chain() -> None:
    counts: Counter[str] = Counter()
    each = annotated()
    count_short_forms(each, names_of(each, each.marks, by_rule=False), counts)
    assert (counts["all"], counts["right"], counts["wrong"]) == (1, 1, 0)
