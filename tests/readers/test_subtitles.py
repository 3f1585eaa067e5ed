"""Subtitles: their times are no text, and who speaks a cue is whoever it names."""

import sayso
from sayso.readers import load

CUES = """WEBVTT

00:00:01.000 --> 00:00:04.200 align:start
<v Ilse Vann>The lock is shut.

00:04.500 --> 00:07.900
<v Piet Odran>The pumps are old.

3
00:00:08,000 --> 00:00:11,000
<v.loud Ilse Vann>The board met on Friday
and left.
"""


def test_the_times_of_subtitles_are_in_no_block() -> None:
    document = load("a.vtt", data=CUES.encode())
    assert [document.text[each.start : each.end] for each in document.blocks] == [
        "<v Ilse Vann>The lock is shut.",
        "<v Piet Odran>The pumps are old.",
        "<v.loud Ilse Vann>The board met on Friday\nand left.",
    ]
    assert (document.title, document.problems) == (None, ())


def test_who_speaks_a_cue_is_whom_it_names() -> None:
    reading = sayso.read(load("a.vtt", data=CUES.encode()))
    assert [(claim.text, claim.attributions[0].source.name) for claim in reading.claims] == [
        ("The lock is shut", "Ilse Vann"),
        ("The pumps are old", "Piet Odran"),
        ("The board met on Friday\nand left", "Ilse Vann"),
    ]
