"""Transcripts: who speaks between two labels."""

from pathlib import Path

import pytest
from tests.analysis.statements.voices import read_text, voices
from tests.engines.reading import read

HEARING = """MS VANN: The lock is shut. The pumps are old. The board met. The clerk resigned.

QUESTION: Does the board know?

MS VANN: I think it will hold. The guild said that the gate leaks.

That review continues.
"""
TIMED = """Ilse Vann: (00:11)
Good afternoon. The pumps are old. The board met.

Piet Odran: (01:14)
The clerk resigned.
"""
NAMED = """Ilse Vann: The talks failed. The guild walked out. The hall was empty. The lamp died.

Piet Odran: The talks went on.
"""


def test_a_turn_owns_every_sentence_and_paragraph_up_to_the_next_label(tmp_path: Path) -> None:
    assert voices(tmp_path, HEARING) == [
        ("The lock is shut", ["VANN"]),
        ("The pumps are old", ["VANN"]),
        ("The board met", ["VANN"]),
        ("The clerk resigned", ["VANN"]),
        ("it will hold", ["VANN"]),
        ("the gate leaks", ["VANN", "guild"]),
        ("That review continues", ["VANN"]),
    ]


@pytest.mark.parametrize("text", [TIMED, TIMED.replace(": (", " ("), TIMED.replace("(0", "(10:0")])
def test_a_time_behind_a_name_makes_a_label_and_no_claim(tmp_path: Path, text: str) -> None:
    assert voices(tmp_path, text) == [
        ("The pumps are old", ["Ilse Vann"]),
        ("The board met", ["Ilse Vann"]),
        ("The clerk resigned", ["Piet Odran"]),
    ]


def test_names_without_title_or_time_speak_where_they_are_marked_to(tmp_path: Path) -> None:
    assert [chain for _, chain in voices(tmp_path, NAMED)] == [
        *[["Ilse Vann"]] * 4,
        ["Piet Odran"],
    ]


def test_a_stage_direction_behind_a_label_is_nothing_that_is_said(tmp_path: Path) -> None:
    text = HEARING.replace("VANN: The lock", "VANN: (laughs) The lock")
    assert voices(tmp_path, text)[:5] == voices(tmp_path, HEARING)[:5]


@pytest.mark.parametrize("label", ["NOTE", "Path A", "Key Findings", "OUTLOOK"])
def test_a_label_that_names_nobody_leaves_the_text_to_its_author(
    tmp_path: Path, label: str
) -> None:
    text = f"{label}: The lock is shut. The pumps are old.\n\nNext Step: The board met.\n"
    assert {chain[0] for _, chain in voices(tmp_path, text)} == {None}


def test_a_lone_label_speaks_for_its_own_paragraph(tmp_path: Path) -> None:
    text = "MS VANN: The lock is shut. The pumps are old. The board met.\n\nThe clerk resigned.\n"
    assert [chain for _, chain in voices(tmp_path, text)] == [["VANN"]] * 3 + [[None]]


def test_a_heading_ends_a_turn(tmp_path: Path) -> None:
    text = f"{NAMED}\n## What we make of it\n\nThe guild is weak.\n"
    reading = read_text(tmp_path, text, "hearing.md")
    assert reading.claims[-1].attributions[0].source.kind == "author"


THREAD = """#1 marlin (moderator), 1 Aug, 08:02
The bank is dry at low water. A grey shape lies on it.

#2 Dunlin, 1 Aug, 08:40
The chart shows a wreck there.
"""
PARTS = """VANN (harbour command): The lock is shut. The pumps are old.

ODRAN (Tarn Post): The clerk resigned.

VANN: The board met.

ODRAN: The lamp died.
"""


def test_what_heads_a_post_of_a_thread_owns_it(tmp_path: Path) -> None:
    assert voices(tmp_path, THREAD) == [
        ("The bank is dry at low water", ["marlin"]),
        ("A grey shape lies on it", ["marlin"]),
        ("a wreck there", ["Dunlin", "chart"]),
    ]


def test_a_label_may_tell_in_brackets_who_the_speaker_is(tmp_path: Path) -> None:
    assert [who for _, who in voices(tmp_path, PARTS)] == [
        ["VANN"],
        ["VANN"],
        ["ODRAN"],
        ["VANN"],
        ["ODRAN"],
    ]


def test_a_label_is_whom_a_heading_names_in_full(tmp_path: Path) -> None:
    reading = read_text(tmp_path, f"# An hour with Ilse Vann\n\n{PARTS}", "text.md")
    assert {claim.source.name for claim in reading.claims} == {"Ilse Vann", "ODRAN"}


def test_who_tells_in_a_turn_what_he_says_himself_stands_once(tmp_path: Path) -> None:
    text = PARTS.replace("The board met.", "Vann said that the board met.")
    assert ("the board met", ["Vann"]) in voices(tmp_path, text)


NUMBERED = """[12] MR VANN: The lock is shut.

[13] DR BRANDT: The guild said that the gate leaks.

[14] MR VANN: The pumps are old.
"""


@pytest.mark.parametrize(
    "text",
    [
        NUMBERED,
        NUMBERED.replace("[", "(").replace("]", ")"),
        NUMBERED.replace("[12] MR ", "").replace("[13] DR ", "").replace("[14] MR ", ""),
        "VANN   The lock is shut.\n\nBRANDT   The guild said that the gate leaks.\n\n"
        "VANN   The pumps are old.\n\nBRANDT   It is late.\n",
    ],
    ids=["numbered", "in brackets", "plain", "in columns"],
)
def test_labels_are_numbered_or_stand_in_a_column(tmp_path: Path, text: str) -> None:
    if "BRANDT:" in text and "DR" not in text:
        text += "\nBRANDT: It is late.\n"
    assert voices(tmp_path, text)[:3] == [
        ("The lock is shut", ["VANN"]),
        ("the gate leaks", ["BRANDT", "guild"]),
        ("The pumps are old", ["VANN"]),
    ]


def test_who_speaks_is_never_he_or_she(tmp_path: Path) -> None:
    text = """MR VANN: The lock is shut. He said that the pumps were old.

MS BRANDT: He thinks that the mayor is wrong. She told the court that the log was lost.
"""
    heard = dict(voices(tmp_path, text))
    assert heard["the pumps were old"][0] == "VANN"
    assert len(heard["the pumps were old"]) == 2
    assert heard["the mayor is wrong"] == ["BRANDT", "VANN"]
    assert heard["the log was lost"][-1] != "BRANDT"


def test_nobody_in_particular_asks_under_question() -> None:
    found = read(
        "MS VANN: The lock is shut.\n\nQUESTION: The mayor says that it leaks.\n\n"
        "MS VANN: It does.\n\nQUESTION: The pumps are old.\n"
    )
    (claim,) = (each for each in found.claims if each.text == "it leaks")
    assert claim.attributions[0].source.kind == "unnamed"


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("Radio Ellery", "Radio Ellery"),
        ("Dario Kern, Luvena Courier", "Dario Kern"),
    ],
)
def test_who_asks_stands_in_brackets_behind_question(tmp_path: Path, told: str, who: str) -> None:
    text = (
        "MS VANN: The lock is shut.\n\nQUESTION (Roos): The pumps are old.\n\n"
        "MS VANN: They are.\n\n"
        f"QUESTION ({told}): The mayor says that it leaks.\n\nMS VANN: It does.\n"
    )
    assert dict(voices(tmp_path, text))["it leaks"][0] == who


def test_who_is_named_before_brackets_is_not_called_by_what_stands_in_them(tmp_path: Path) -> None:
    text = (
        "TOBIN: The barracks were not open in May. There were recruits in them.\n\n"
        "SENN (Corriere d'Orsa): Minister, in May your office told Pass Aid that the barracks were "
        "not available.\n\nTOBIN: They were not.\n\n"
        "SENN: They stood empty from the first of April.\n\nTOBIN: One building did.\n"
    )
    heard = dict(voices(tmp_path, text))
    assert heard["They stood empty from the first of April"] == ["SENN"]


def test_a_question_before_the_same_label_is_not_whose_turn_it_is(tmp_path: Path) -> None:
    text = (
        "Vann: The lock is shut.\n\nThe mayor says that it leaks. Do you agree?\n\n"
        "Vann: I do.\n\nWho pays?\n\nVann: We do.\n"
    )
    assert [chain for words, chain in voices(tmp_path, text) if words == "it leaks"] == [["mayor"]]


DAY_IN_COURT = """Ilse Vann: “I saw the lock at four.”

Piet Odran: “And the gate?”

{told}
"""


def test_names_before_few_of_many_paragraphs_own_no_more_than_their_own(tmp_path: Path) -> None:
    """An exchange is quoted in a report that goes on by itself."""
    told = [f"The {each} leaks." for each in ("gate", "pump", "hall", "pipe", "roof", "tank")]
    long = dict(voices(tmp_path, DAY_IN_COURT.format(told="\n\n".join(told))))
    assert long["The tank leaks"] == long["The roof leaks"] == [None]
    short = voices(tmp_path, DAY_IN_COURT.format(told=told[-1]))
    assert ("The tank leaks", ["Piet Odran"]) in short


def test_a_whole_name_is_the_label_of_who_is_then_called_by_the_last(tmp_path: Path) -> None:
    text = (
        "RADIO SUND\n\nJUNA CORBEL: The ferry lost power. Nobody was hurt.\n\n"
        "HALVE: The tanks are shut.\n\nCORBEL: The company blames the barge.\n\nHALVE: Wait.\n"
    )
    said = voices(tmp_path, text)
    assert [chain for _, chain in said[:2]] == [["Juna Corbel"]] * 2


SPOKEN = [
    ("ILSE VANN", "I think the lock is shut. We know that the pumps are old."),
    ("PIET ODRAN", "I resigned. My clerk went too."),
    ("ILSE VANN", "My board met. We talked."),
    ("PIET ODRAN", "I saw that the gate leaked."),
]


@pytest.mark.parametrize(
    "layout",
    [
        "{label}\n  {words}\n",
        "{label}\n\n{words}\n",
        "{label} (the Lock Board)\n\n{words}\n",
        "{label}  {words}\n",
        "{label} (the Lock Board)   {words}\n",
    ],
)
def test_a_label_may_stand_alone_or_before_a_gap(tmp_path: Path, layout: str) -> None:
    text = "\n".join(layout.format(label=label, words=words) for label, words in SPOKEN)
    found = dict(voices(tmp_path, f"The lock at Estrin\n\n{text}"))
    assert found["the lock is shut"] == found["My board met"] == ["Ilse Vann"]
    assert found["I resigned"] == found["My clerk went too"] == ["Piet Odran"]


def test_initials_are_whoever_was_named_in_full(tmp_path: Path) -> None:
    text = """Ilse Vann met Piet Odran at the lock.

ILSE VANN: The lock is shut.

PIET ODRAN: The clerk resigned.

IV: The board met.

PO: The gate leaked.

IV: My brother mended it.

PO: I did not know.
"""
    found = dict(voices(tmp_path, text))
    assert found["The board met"] == ["Ilse Vann"]
    assert found["The gate leaked"] == ["Piet Odran"]


def test_a_note_in_brackets_is_no_part_of_a_turn(tmp_path: Path) -> None:
    text = (
        "MS VANN: The lock is shut.\n\n(The board met on Monday.)\n\nMR ODRAN: The gate leaked.\n"
    )
    found = dict(voices(tmp_path, text))
    assert found["The lock is shut"] == ["VANN"]
    assert found["The board met on Monday"] == [None]


OTHERS = """MS VANN: The guild's survey says one in four. The newspapers say three barges.

MR ODRAN: You told the board in May that the gates were sound.

MS VANN: I did. The log shows nine hours of rain. We think so.
"""


def test_a_few_words_that_others_say_within_a_turn_are_theirs(tmp_path: Path) -> None:
    told = dict(voices(tmp_path, OTHERS))
    assert told["one in four"] == ["VANN", "guild's survey"]
    assert told["three barges"] == ["VANN", "newspapers"]
    assert told["nine hours of rain"] == ["VANN", "log"]
    assert told["We think so"] == ["VANN"]


def test_you_within_a_turn_is_the_other_one_who_speaks(tmp_path: Path) -> None:
    assert dict(voices(tmp_path, OTHERS))["the gates were sound"] == ["ODRAN", "VANN"]


TOLD_ON = """MS VANN: I rang Odran. He said he had never looked. He was quite friendly about it.

MR MARR: The clerk told us that the gate was shut. The pump is old.

MS VANN: The guild wrote: “The gate was shut. The pump was old.”
"""


def test_after_what_somebody_else_says_whoever_has_the_turn_goes_on(tmp_path: Path) -> None:
    told = dict(voices(tmp_path, TOLD_ON))
    assert told["he had never looked"] == ["VANN", "Odran"]
    assert told["He was quite friendly about it"] == ["VANN"]
    assert told["the gate was shut"] == ["MARR", "clerk"]
    assert told["The pump is old"] == ["MARR"]


def test_what_is_quoted_within_a_turn_goes_on_to_the_closing_mark(tmp_path: Path) -> None:
    assert dict(voices(tmp_path, TOLD_ON))["The pump was old"] == ["VANN", "guild"]


@pytest.mark.parametrize("stamp", ["[03/03/2026, 08:1{}] ", "03/03/26, 08:1{} - ", "[08:1{}] "])
def test_a_pasted_chat_is_a_transcript(tmp_path: Path, stamp: str) -> None:
    """A time stands before each name, which may stand there once."""
    said = [
        "Ilse Vann: I think the lock is shut.",
        "Piet Odran: The guild said that the gate leaks.",
        "Ilse Vann: My board met.",
        "Mira Olt: The tug was sold.",
    ]
    text = "\n".join(stamp.format(at) + line for at, line in enumerate(said))
    assert dict(voices(tmp_path, text)) == {
        "the lock is shut": ["Ilse Vann"],
        "the gate leaks": ["Piet Odran", "guild"],
        "My board met": ["Ilse Vann"],
        "The tug was sold": ["Mira Olt"],
    }


def test_times_before_entries_of_a_log_make_no_chat(tmp_path: Path) -> None:
    text = "[08:10] Lock: The gate was shut.\n\n[08:20] Weather: The wind rose.\n"
    assert all(chain != ["Lock"] for words, chain in voices(tmp_path, text) if "wind" in words)


@pytest.mark.parametrize(
    ("words", "claim", "stance", "low"),
    [
        ("We do not believe that the lock will fail.", "the lock will fail", "denies", None),
        ("I think that the lock will fail.", "the lock will fail", "believes", None),
        ("I'd put the odds of a breach at one in three.", "a breach", "believes", 1 / 3),
        ("I put a breach at 20%.", "a breach", "believes", 0.2),
        ("I said that the lock would fail.", "the lock would fail", "says", None),
    ],
)
def test_what_a_speaker_believes_or_denies_in_a_turn_is_not_merely_said(
    tmp_path: Path, words: str, claim: str, stance: str, low: float | None
) -> None:
    text = f"VANN: The lock is dry.\n\nODRAN: {words}\n\nVANN: It holds.\n\nODRAN: So far.\n"
    (found,) = (each for each in read_text(tmp_path, text).claims if each.text == claim)
    (link,) = found.attributions
    assert (link.source.name, link.stance) == ("ODRAN", stance)
    assert (found.certainty.low if found.certainty else None) == (low and pytest.approx(low))
