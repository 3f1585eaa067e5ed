"""A claim whose own words deny: who says these words denies nothing, who says the opposite does."""

from dataclasses import replace

import pytest
from tests.dossier.notes import link, read

from sayso import pipeline
from sayso.cases.case_file import read_case
from sayso.dossier.claimed import claims_of
from sayso.dossier.quoting import find_quote
from sayso.dossier.speaking import ASKED, puts_forward, strength_of
from sayso.records import Words

NEVER = "The grain barge Marigold did not sink near the old pier at Osk"
SANK = "The grain barge Marigold sank near the old pier at Osk"
NEWS = read(f"{NEVER}, the harbour board said.", "Osk News", "2026-03-03")
POST = read(f"{NEVER}, the pilots said.", "Varr Post", "2026-03-04")
MAIL = read(f"{SANK}, the millers said.", "Tolm Mail", "2026-03-05")


def test_who_says_the_words_of_a_group_says_so_also_where_these_deny() -> None:
    ((group,),) = [story.groups for story in link([NEWS, POST, MAIL]).stories]
    assert group.text == NEVER
    assert [one.says for one in group.tellings] == [True, True, False]


def test_a_not_that_stands_elsewhere_denies_nothing() -> None:
    """“Clearly, this did not …” and the same without the word are one, and so is a weaker one."""
    weaker = "Nobody who saw the grain barge Marigold sink near the old pier at Osk was hurt."
    every = [NEWS, read(f"Clearly, t{NEVER[1:]}.", "Varr Post", "2026-03-04")]
    told = [one for story in link([*every, read(weaker, "Tolm Mail", "2026-03-05")]).stories
            for group in story.groups for one in group.tellings]  # fmt: skip
    assert told
    assert all(one.says for one in told)


def test_a_draft_tells_where_a_not_may_change_the_sense() -> None:
    lying = read("The grain barge Marigold lay near the old pier at Osk.", "Mail", "2026-03-04")
    lines = pipeline.draft_case(link([NEWS, lying])).splitlines()
    (line,) = [one for one in lines if one.startswith("# Mail")]
    assert line.endswith("; only one of this and the item has a “not”: does it say so?")


def test_reports_of_a_draft_say_what_its_item_says() -> None:
    case, mistakes = read_case(pipeline.draft_case(link([NEWS, POST])))
    assert case is not None
    assert mistakes == ()
    (item,) = case.evidence
    assert item.text == NEVER
    assert [one.says for one in item.reports] == [True, True]


def test_who_says_that_a_thing_is_not_so_has_denied_nobody() -> None:
    tracks = {one.voice: one for one in link([NEWS, POST]).tracks}
    assert tracks["Osk News"].denied == ()


def test_elsewhere_it_is_denied_where_the_opposite_is_said() -> None:
    every = [NEWS, POST, MAIL]
    quote = find_quote(NEVER, NEWS, every, link(every))
    assert {one.document.publisher: one.says for one in quote.elsewhere} == {
        "Varr Post": True,
        "Tolm Mail": False,
    }


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("You do not need a map to see that the road to Osk is gone.", True),
        ("The board does not have to ask a pilot to know that the mole leaks.", True),
        ("The board does not need a permit to dredge the mole.", False),
        ("The road to Osk is not gone.", False),
    ],
)
def test_what_nobody_needs_to_do_to_know_a_thing_denies_nothing_of_it(
    words: str, says: bool
) -> None:
    (claimed,) = [one for one in claims_of(read(words)) if "road" in one.told or "mole" in one.told]
    assert claimed.says is says


@pytest.mark.parametrize(
    "cue",
    [
        "did not know",
        "cannot tell",
        "could not say",
        "could not confirm",
        "is not sure",
        "is not certain",
        "is not clear on",
        "found it unclear",
        "gave no indication",
    ],
)
def test_who_does_not_know_of_a_thing_does_not_deny_it(cue: str) -> None:
    (claim,) = read("The harbour board doubted that the mole leaks.").claims
    assert not puts_forward(claim)
    (link,) = claim.attributions
    assert link.cue is not None
    words = Words(text=cue, start=link.cue.start, end=link.cue.start + len(cue))
    unknown = replace(link, cue=words)
    assert puts_forward(replace(claim, attributions=(unknown,)))
    assert strength_of(replace(claim, attributions=(unknown,))) == ASKED
