"""What the benchmark of claims counts: one claim stands for one, and overlap for half of either."""

from bench.gold_claims import GoldClaim
from bench.matching import compare, match, may_match, same_name

from sayso.records import AUTHOR, Claim, Document, Reading, claim_id

TEXT = "The port is closed and the ferries have stopped. Fuel may run out."


def read(*spans: tuple[int, int]) -> tuple[Claim, ...]:
    return tuple(
        Claim(
            id=claim_id("d", start, end),
            start=start,
            end=end,
            text=TEXT[start:end],
            kind="assertion",
            attributions=(AUTHOR,),
        )
        for start, end in spans
    )


def gold(name: str, quote: str) -> GoldClaim:
    start = TEXT.index(quote)
    return GoldClaim(
        id=name,
        quote=quote,
        span=(start, start + len(quote)),
        kind="assertion",
        source_kind="author",
        source=None,
        certainty_words=None,
        interval=None,
        rests_on=(),
        further={},
    )


PORT = gold("a", "The port is closed")
FERRIES = gold("b", "the ferries have stopped")


def test_half_of_either_span_is_enough() -> None:
    assert may_match((0, 10), (5, 100))
    assert may_match((0, 100), (60, 70))
    assert not may_match((0, 10), (6, 100))
    assert not may_match((0, 10), (10, 20))
    assert not may_match(None, (0, 10))


def test_a_long_claim_stands_for_one_only() -> None:
    assert len(match(read((0, 47)), [PORT, FERRIES])) == 1


def test_a_good_pair_gives_way_where_that_matches_more() -> None:
    whole, first = read((0, 47), (0, 18))
    matched = match((whole, first), [PORT, FERRIES])
    assert matched == {"a": first, "b": whole}


def test_what_is_counted() -> None:
    document = Document(id="d", text=TEXT, blocks=())
    claims = read((0, 18), (49, 65))
    tally = compare(Reading(document=document, claims=claims), [PORT, FERRIES])
    assert (tally.right["matched"], tally.of["matched"]) == (1, 2)
    assert (tally.right["given_is_in_gold"], tally.of["given_is_in_gold"]) == (1, 2)
    assert tally.missed == ["the ferries have stopped"]
    assert tally.figures()["mean_iou_of_matched"] == 1
    together = tally + tally
    assert together.of["matched"] == 4


def test_names_differ_by_more_than_case_and_article() -> None:
    assert same_name("Port Authority", "the port\nauthority")
    assert not same_name("Port Authority", "authority")
    assert not same_name("Port Authority", None)
