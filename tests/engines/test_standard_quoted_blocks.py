"""Quoted paragraphs: whose words they are, and that they are never the author's."""

import pytest

from sayso import pipeline
from sayso.readers.markdown import MarkdownReader
from sayso.records import Claim


def claims(text: str) -> dict[str, Claim]:
    document = MarkdownReader().read(text.encode(), location="note.md")
    return {claim.text: claim for claim in pipeline.read(document).claims}


@pytest.mark.parametrize(
    ("text", "kind", "cue"),
    [
        ("The annex puts it plainly:\n\n> The gate was cut.\n", "document", "puts"),
        ("> The gate was cut.\n\nThe mayor wrote this on Monday.\n", "person", "wrote"),
        ("> The gate was cut.\n\nOdile Marr said so in May.\n", "person", "said"),
    ],
)
def test_a_quoted_paragraph_is_of_whoever_is_said_to_have_said_it(
    text: str, kind: str, cue: str
) -> None:
    (link,) = claims(text)["The gate was cut"].attributions
    assert link.cue is not None
    assert (link.source.kind, link.cue.text) == (kind, cue)


def test_a_quoted_paragraph_of_nobody_is_not_the_authors() -> None:
    found = claims("The port is open.\n\n> The gate was cut.\n\nNothing more is known.\n")
    (link,) = found["The gate was cut"].attributions
    assert (link.source.kind, link.source.start, link.cue) == ("impersonal", None, None)
    assert found["The gate was cut"].kind == "report"
    assert found["The port is open"].source.kind == "author"


def test_a_link_leaves_no_bracket_in_a_name() -> None:
    found = claims("The [Hydrographic Office](https://x.example/a) says that the chart is old.\n")
    assert found["the chart is old"].source.name == "Hydrographic Office"
