"""A post-mortem as plain text: how surprised a judgement was, what misled it and what helped."""

from collections.abc import Sequence

from sayso.hypotheses.wording import percent
from sayso.pages.plain_text import (
    LISTED,
    WIDTH,
    Wrapped,
    rest_line,
    short_name,
    table_lines,
    text_of,
)
from sayso.pages.postmortem_wording import (
    NOT_ADDITIVE,
    SUGGESTED,
    bits_words,
    did_words,
    failed_sentence,
    pushes_of,
    record_sentence,
    surprise_sentences,
)
from sayso.records.postmortem import PostMortem, Push


def post_mortem_text(found: PostMortem, *, everything: bool = False, width: int = WIDTH) -> str:
    """The post-mortem in sections, with the most harmful lines of each, or all of them."""
    most = None if everything else LISTED
    true = found.truth.hypothesis
    sources = [Wrapped(record_sentence(one), "- ") for one in found.sources]
    return text_of(
        [
            ("", [found.question, "", Wrapped(" ".join(surprise_sentences(found)))]),
            *(
                (f"{title}: what P({true}) would have been without each", _pushes(pushes, most))
                for title, pushes in pushes_of(found)
            ),
            ("", [NOT_ADDITIVE]),
            (
                "Linchpins that did fail",
                [Wrapped(failed_sentence(pin), "- ") for pin in found.failed],
            ),
            (
                "Reports on items that are settled",
                [*sources, Wrapped(SUGGESTED)] if sources else [],
            ),
        ],
        width=width,
    )


def _pushes(pushes: Sequence[Push], most: int | None) -> list[str]:
    rows = [
        [short_name(one.text, one.id), percent(one.probability), bits_words(one), did_words(one)]
        for one in pushes[:most]
    ]
    return [*table_lines(rows, left=(0, 3)), *rest_line(len(pushes), most)]
