"""Disagreements: what cannot both hold, told apart from updates and from what is about else."""

import pytest
from tests.dossier.notes import link, read

SAME_DAY, LATER = ("2026-04-02", "2026-04-02"), ("2026-04-02", "2026-04-04")
CASES = [
    (
        "14 people died in the Dellen market blast, the ministry said.",
        "Nine people died in the Dellen market blast, the governor said.",
        SAME_DAY,
        "count",
    ),
    (
        "14 people died in the Dellen market blast, the ministry said.",
        "The death toll in the Dellen market blast has risen to 19, the ministry said.",
        LATER,
        "update",
    ),
    (
        "At least 14 people died in the Dellen market blast.",
        "The Dellen market blast killed 17 people.",
        SAME_DAY,
        None,
    ),
    (
        "The Dellen market blast wounded 40 people.",
        "The Dellen market blast killed 14 people.",
        SAME_DAY,
        None,
    ),
    (
        "The Calder pipeline is 410 kilometres long.",
        "The Calder pipeline is about 400 kilometres long.",
        SAME_DAY,
        None,
    ),
    (
        "The quake struck 50 km from Dorrach.",
        "The quake struck 120 km from Dorrach.",
        SAME_DAY,
        "count",
    ),
    (
        "The Dellen warehouse fire gutted 20,000 square feet.",
        "The Dellen warehouse fire gutted 1,860 square metres.",
        SAME_DAY,
        None,
    ),
    (
        "The Dellen warehouse fire gutted 20,000 square feet.",
        "The Dellen warehouse fire gutted 5,000 square metres.",
        SAME_DAY,
        "count",
    ),
    (
        "Norland has three working submarines, the admiral said.",
        "Norland has five working submarines, the review says.",
        SAME_DAY,
        "count",
    ),
    (
        "The convoy of 30 lorries left Sarn.",
        "Two of the 30 lorries in the convoy that left Sarn were empty.",
        SAME_DAY,
        None,
    ),
    (
        "The firm employed 2,300 people in 2024.",
        "The firm employed 1,900 people in 2025.",
        SAME_DAY,
        None,
    ),
    (
        "Ada Lindqvist was arrested in Brask on 3 May 2025.",
        "Police arrested Ada Lindqvist in Brask on 6 May 2025.",
        SAME_DAY,
        "day",
    ),
    (
        "The treaty was signed in Osk in May 2019.",
        "The treaty was signed in Osk on 12 May 2019.",
        SAME_DAY,
        None,
    ),
    (
        "The mayor knew of the asbestos reports.",
        "The mayor did not know of the asbestos reports, her lawyer said.",
        SAME_DAY,
        "denial",
    ),
    (
        "The troops shelled the hospital in Tarn, villagers said.",
        "General Osman Reyk denied that the troops had shelled the hospital in Tarn.",
        SAME_DAY,
        "denial",
    ),
    (
        "The blood test has not been released.",
        "The blood test was released by the clinic.",
        LATER,
        "update",
    ),
    (
        "The road to Vell will not reopen until the snow melts.",
        "The road to Vell will reopen when the snow melts.",
        SAME_DAY,
        None,
    ),
    (
        "The deputies have signed the pledge.",
        "Unlike the deputies, the minister has not signed the pledge.",
        SAME_DAY,
        None,
    ),
    (
        "The Harrow Front planted the device at the Selby pumping station, police said.",
        "The Ashen Brigade planted the device at the Selby pumping station, the report said.",
        SAME_DAY,
        "who",
    ),
    (
        "Ilse Maron scored two goals in the final.",
        "Petra Sund scored two goals in the final.",
        SAME_DAY,
        None,
    ),
    (
        "The inspectors arrived at Vell to help determine the cause of the mill fire.",
        "The inspectors have not determined the cause of the mill fire at Vell.",
        SAME_DAY,
        None,
    ),
    (
        "Ada Lindqvist has opposed calls for a higher toll on the Osk bridge.",
        "Piet Hals rejects calls for a higher toll on the Osk bridge.",
        SAME_DAY,
        None,
    ),
    (
        "Governor Reyk has had a role in the attack on the mill at Tarn, villagers said.",
        "Ines Talbot denies any role in the attack on the mill at Tarn.",
        SAME_DAY,
        None,
    ),
    (
        "The mayor of Osk owns shares in the Tarn mill.",
        "The mayor of Osk does not have shares in the Tarn mill.",
        SAME_DAY,
        "denial",
    ),
    (
        "The mayor of Osk sold shares in the Tarn mill.",
        "The mayor of Osk has no shares in the Tarn mill.",
        SAME_DAY,
        None,
    ),
    (
        "Investigators in Varr identified suspects in the mill fire.",
        "Investigators in Varr do not have suspects in the mill fire.",
        SAME_DAY,
        None,
    ),
    (
        "The harbour master met with Lindqvist at the Selby pumping station.",
        "Lindqvist did not meet them at the Selby pumping station.",
        SAME_DAY,
        None,
    ),
    (
        "Ilse Maron won nine races at Dellen while Petra Sund won four.",
        "Petra Sund won four races at Dellen while Ilse Maron won six.",
        SAME_DAY,
        None,
    ),
    (
        "The mill at Tarn still names Maron's prize of Sept. 11, 2001, over its gate.",
        "The mill at Tarn still names Maron's prize of Sept. 11 over its gate.",
        SAME_DAY,
        None,
    ),
    (
        "Prime Minister Jonas Weil dissolved the parliament of Istria.",
        "The government dissolved the parliament of Istria.",
        SAME_DAY,
        None,
    ),
    (
        "The Reed Alliance won just six seats and stays in the minority with 194 seats.",
        "The Reed Alliance won just six seats in the Dorrach election.",
        SAME_DAY,
        None,
    ),
    (
        "Three boats sank off Dorrach, two boats of the Vann yard and one boat from Osk.",
        "Two boats sank off Dorrach on the way to the Vann yard.",
        SAME_DAY,
        None,
    ),
    (
        "The Dellen mill lost 40 jobs in spring and 300 jobs over the year.",
        "The Dellen mill lost 300 jobs over the year, the union said.",
        SAME_DAY,
        None,
    ),
]


@pytest.mark.parametrize(("one", "other", "days", "kind"), CASES, ids=[case[1] for case in CASES])
def test_how_two_claims_part(one: str, other: str, days: tuple[str, str], kind: str | None) -> None:
    readings = [read(one, "Varr Post", days[0]), read(other, "Osk News", days[1])]
    found: set[str] = set()
    for story in link(readings).stories:
        found |= {each.kind for each in story.disagreements if not each.weak}
        found |= {"update" for _ in story.updates}
    assert found == ({kind} if kind else set())


def test_twenty_pairs_of_one_dispute_are_one() -> None:
    says = "The Harrow Front cut the cable off Varr on purpose, {} said."
    denies = "The Harrow Front did not cut the cable off Varr on purpose, {} said."
    readings = [
        read(text.format(name), f"Paper of {name}", "2026-05-04")
        for text, names in (
            (says, ["the navy", "Ada Lund", "Piet Hals", "the port"]),
            (denies, ["Ines Talbot", "a fisherman", "the union", "Mara Fenn", "the bishop"]),
        )
        for name in names
    ]
    (story,) = link(readings).stories
    (dispute,) = story.disagreements
    assert sorted(map(len, dispute.sides)) == [4, 5]


def test_a_disagreement_shows_the_claims_of_each_side() -> None:
    one, other = CASES[0][:2]
    (story,) = link(
        [read(one, "Varr Post", "2026-04-02"), read(other, "Osk News", "2026-04-02")]
    ).stories
    (dispute,) = story.disagreements
    told = {
        label: [story.tellings[claim].text for claim in side]
        for label, side in zip(dispute.labels, dispute.sides, strict=True)
    }
    assert {label: texts[0].split()[0] for label, texts in told.items()} == {
        "14": "14",
        "9": "Nine",
    }
