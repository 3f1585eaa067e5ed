"""Constructs of prose and of layout that can be had without end, each as text of a given length."""

from collections.abc import Callable

SENTENCE = (
    "The minister said that the weir gate was opened on purpose on Monday. Officials denied it, "
    "and the mayor doubted the figures that were published. "
)

COMMON = (
    *(" ", "\t", "\n", "\u00a0", ",", ", ", ".", ". ", "…", "-", "- ", "—", '"', "“", "”", "' "),
    *("(", ")", "[1]", "1", "1,", "1 ", "a", "A", "a ", "A ", "A a ", "A. ", "a, ", "a-", "a's "),
    *("the ", "said ", "He said that ", "and ", "“a” ", "'a ", "* ", "> ", "1. ", "a\n", "%"),
    *("$1 ", "[", "–", ";", "of ", "&", "a&"),
)
"""What can be had again and again in any text."""
_PARTS = 5


def _again(piece: str, *, before: str = "", after: str = "") -> Callable[[int], str]:
    return lambda size: before + piece * max(size // len(piece), 1) + after


def _people(size: int) -> str:
    """People of one surname, no two with the same first name."""
    return " ".join(
        f"Ab{_letters(number)} Kholm said that she left." for number in range(size // 32)
    )


def _named_once(size: int) -> str:
    """People each named once, all on the same day."""
    return "\n\n".join(
        f"Ab{_letters(number)} Xo{_letters(7 * number)}, a captain, was named on 3 May 2021. He "
        "said that the list was wrong."
        for number in range(size // 84)
    )


def _runs(part: int) -> Callable[[int], str]:
    """Sentences with one thing in them again and again."""
    pieces = [piece for piece in COMMON if len(piece) < 5][part::_PARTS]
    return lambda size: "".join(
        f"He said {piece * (size // len(pieces) // len(piece))} that it was so.\n\n"
        for piece in pieces
    )


def _headings(size: int) -> str:
    return "\n\n".join(f"Gate {number} opens\n\n{SENTENCE}" for number in range(size // 160))


def _letters(number: int) -> str:
    return "".join(chr(97 + number // 26**place % 26) for place in range(3))


CONSTRUCTS: dict[str, Callable[[int], str]] = {
    "paragraphs": _again(f"{SENTENCE}\n\n"),
    "one paragraph": _again(SENTENCE),
    "one word": _again("a", before=SENTENCE),
    "no full stop": _again("the minister and the mayor "),
    "full stops": _again("..", before=f"{SENTENCE}He said ", after="that it was so.\n\n"),
    "marks": _again("!?", before=f"{SENTENCE}He said ", after="that it was so.\n\n"),
    "ellipses": _again("…", before=f"{SENTENCE}He said ", after="that it was so.\n\n"),
    "spaced dots": _again(" . . .", before=f"{SENTENCE}He said ", after=" that it was so.\n\n"),
    "spaces": _again(" \t", before="He said", after="that it was so.\n\n"),
    "line separators": _again("\u2028", before="He said ", after="that it was so.\n\n"),
    "spaces after the": _again(" ", before="The", after="fact that it broke is new.\n\n"),
    "spaces in a heading": _again(" ", before="# The gate", after="opens\n\nThe port is shut.\n"),
    "spaces after a number": _again(" ", before="Of the 12", after="men, two left.\n\n"),
    "hyphens": _again("-", before="He said", after=" that it was so.\n\n"),
    "digits": _again("1", before="He said ", after=" that it was so.\n\n"),
    "digits in groups": _again("1,,2.", before="He said ", after=" that it was so.\n\n"),
    "apostrophes": _again("'", before="He said ", after=" that it was so.\n\n"),
    **{f"runs {part}": _runs(part) for part in range(_PARTS)},
    "he said that": _again("He said that ", after=SENTENCE),
    "he said, he said": _again("He said, ", after=SENTENCE),
    "quotations opened": _again("“He said ", after=SENTENCE),
    "quotations": _again('"It is," he said. '),
    "quotations never closed": _again(f'"{SENTENCE}\n\n'),
    "brackets": _again("(the mayor said ", after=SENTENCE),
    "possessives": _again("the mayor's ", after=SENTENCE),
    "dates": _again("on 3 May 2021, ", after=SENTENCE),
    "months": _again("In May he said it. In June it was so. "),
    "people of one surname": _people,
    "people named once": _named_once,
    "one name": _again("Ana Bo said that Bo said that Ana said that he said it. "),
    "pronouns": _again("Ana Bo met Cy Do. " + "She said he told her it was theirs. " * 9),
    "capitals": _again("The Ministry Of Truth And ", after=SENTENCE),
    "commas": _again("the mayor, the minister, ", after=SENTENCE),
    "because and thus": _again("because the mayor said so, thus ", after=SENTENCE),
    "thus": _again("Thus the mayor said so. "),
    "hedges": _again("It may, could, might, likely happen. "),
    "dashes": _again("— the mayor said — ", after=SENTENCE),
    "a list": _again(f"- {SENTENCE[:69]}\n"),
    "headings": _headings,
    "numbers": _again("He paid 1,000,000.5% of $3m and 12:30 at 5 per cent. "),
    "counts": _again("Four people were killed in Estrin, and five of Estrin's people died. "),
    "according to": _again("according to the mayor, ", after=SENTENCE),
    "which": _again("the port, which the mayor, who said ", after=SENTENCE),
    "denials of denials": _again("The mayor denied that the minister denied that "),
    "questions": _again("Did the mayor say it was open? ", after=SENTENCE),
    "sources of sources": _again(
        "A source said a source close to an official familiar with the matter said ",
        after=SENTENCE,
    ),
    "initials": _again("J. R. R. Toll of the U.S. said it was so. "),
    "times": _again("Yesterday he said that last week, two years later, it was open. "),
    "some analysts": _again("Some analysts say that many people believe what officials said. "),
    "a wire passed on": _again("The Herald, citing the wire, said what the wire had said. "),
    "hearsay": _again("I am told that ", after=SENTENCE),
    "flat conclusions": _again("if it is therefore shut, so ", after=SENTENCE),
    "people by trade": _again("the clerk, Ana Bo, met an aide and he said ", after=SENTENCE),
    "qualifiers": _again("one in three by May unless it rains, ", after=SENTENCE),
    "comments": _again("<!-- a -->\n", after=SENTENCE),
    "front matter": _again("a: b\n", before="---\n", after="---\n\nThe port is shut.\n"),
}
"""By what each repeats."""
