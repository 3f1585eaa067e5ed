"""A post-mortem as one self-contained page, and the parts that the workbench shows of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from sayso.hypotheses.wording import percent
from sayso.pages.draw_pushes import draw_pushes
from sayso.pages.draw_words import day, disarmed
from sayso.pages.environment import environment
from sayso.pages.postmortem_wording import (
    NOT_ADDITIVE,
    SUGGESTED,
    bits_words,
    failed_sentence,
    pushes_of,
    record_sentence,
    surprise_sentences,
)
from sayso.pages.style import scorecard_style
from sayso.records.postmortem import PostMortem, Push


@dataclass(frozen=True, slots=True)
class Pushed:
    """What each unit of a kind did, as rows and as a chart, for a page and for a telephone."""

    title: str
    pushes: tuple[Push, ...]
    charts: tuple[Markup, Markup]


def post_mortem_page(found: PostMortem) -> str:
    """The page: how surprised the judgement was, what misled it, what helped, who was right."""
    template = environment().get_template("postmortem.html")
    page = template.render(
        style=Markup(scorecard_style()),  # noqa: S704  our own
        day=day,
        **post_mortem_values(found),
    )
    return disarmed(page)


def charts_of(found: PostMortem) -> dict[str, str]:
    """The charts by name, one for each kind of unit: "items", "groups-of-copies"."""
    most = _most_bits(found)
    return {
        title.lower().replace(" ", "-"): draw_pushes(title, pushes, most)
        for title, pushes in pushes_of(found)
    }


def post_mortem_values(found: PostMortem) -> dict[str, Any]:
    """What the templates of a post-mortem need."""
    most = _most_bits(found)
    return {
        "post_mortem": found,
        "surprise": surprise_sentences(found),
        "pushed": [
            Pushed(title, tuple(pushes), _charts(title, pushes, most))
            for title, pushes in pushes_of(found)
        ],
        "not_additive": NOT_ADDITIVE,
        "suggested": SUGGESTED,
        "failed_sentence": failed_sentence,
        "record_sentence": record_sentence,
        "bits_words": bits_words,
        "percent": percent,
    }


def _most_bits(found: PostMortem) -> float:
    return max((abs(push.bits) for push in found.pushes), default=0.0)


def _charts(title: str, pushes: Sequence[Push], most: float) -> tuple[Markup, Markup]:
    # Made by us, with every word of the case escaped where it is drawn.
    return (
        Markup(draw_pushes(title, pushes, most)),  # noqa: S704
        Markup(draw_pushes(title, pushes, most, narrow=True)),  # noqa: S704
    )
