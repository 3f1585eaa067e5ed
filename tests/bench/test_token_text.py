"""Text of tokens is read as it was printed, and each token is found in it."""

import pytest
from bench.token_text import printed_line


@pytest.mark.parametrize(
    ("tokens", "line"),
    [
        ("He said : `` It is n't ours , '' twice .", "He said: “It isn't ours,” twice."),
        ('"The dam , " he said , " held . "', '"The dam," he said, "held."'),
        ("the guards ' post ( the old one ) held", "the guards' post (the old one) held"),
        (
            "the town ’ s $ 1 . 5 million , 10 , 000 at 6 : 30",
            "the town’s $1.5 million, 10,000 at 6:30",
        ),
        ("a . 38 on May 3 , 2013", "a .38 on May 3, 2013"),
        ("http : / / osk . example / a - b", "http://osk.example/a-b"),
    ],
)
def test_tokens_have_the_spaces_that_print_has(tokens: str, line: str) -> None:
    text, places = printed_line(tokens.split())
    assert text == line
    shown = tokens.replace("``", "“").replace("''", "”").split()
    assert [text[start:end] for start, end in places] == shown
