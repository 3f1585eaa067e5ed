"""A post-mortem as plain text: how surprised a judgement was, what misled it and what helped."""

from collections.abc import Iterator, Sequence
from textwrap import fill

from sayso.hypotheses.wording import percent
from sayso.pages.draw_words import disarmed
from sayso.records.judgement import Unit
from sayso.records.postmortem import PostMortem, Push

_WIDTH = 96
_LISTED = 8
_SHORT = 44
_TITLES: dict[Unit, str] = {
    "item": "Items",
    "report": "Reports",
    "source": "Sources",
    "assumption": "Assumptions",
    "copy group": "Groups of copies",
}


def post_mortem_text(found: PostMortem, *, everything: bool = False) -> str:
    """The post-mortem in sections, with the most harmful lines of each, or all of them."""
    most = None if everything else _LISTED
    lines = [found.question, "", *_surprise(found)]
    for unit, title in _TITLES.items():
        pushes = [push for push in found.pushes if push.unit == unit]
        if pushes:
            told = f"{title}: what P({found.truth.hypothesis}) would have been without each"
            lines += ["", told, "─" * len(told), *_pushes(pushes, most)]
    lines += ["", "Bits do not add up: what two did together is not the sum of what each did."]
    if found.failed:
        lines += ["", "Linchpins that did fail", "───────────────────────", *_failed(found)]
    if found.sources:
        told = "Reports on items that are settled"
        lines += ["", told, "─" * len(told), *_sources(found)]
    return disarmed("\n".join(lines) + "\n")


def _surprise(found: PostMortem) -> Iterator[str]:
    truth = found.truth
    led = "which led" if found.leader == truth.hypothesis else f"and {found.leader} led"
    by = f" ({truth.evidence[0]})" if truth.evidence else ""
    yield _wrapped(
        f"It was {truth.hypothesis}, “{found.text}”, {led}{by}. Its probability was "
        f"{percent(found.prior)} before the evidence and {percent(found.posterior)} after: a "
        f"surprise of {found.surprise_before_bits:.2f} bits and of {found.surprise_bits:.2f}, "
        f"where the judgement itself expected {found.expected_bits:.2f}. Brier score over all "
        f"hypotheses, 0 is best: {found.brier_before:.3f} before, {found.brier:.3f} after."
    )


def _pushes(pushes: Sequence[Push], most: int | None) -> Iterator[str]:
    shown = pushes if most is None else pushes[:most]
    rows = [
        [f"{one.id}{_text(one)}", percent(one.probability), _bits(one), _did(one)] for one in shown
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        name, without, bits, did = row
        yield (
            f"{name.ljust(widths[0])}  {without.rjust(widths[1])}  {bits.rjust(widths[2])}  {did}"
        )
    if len(pushes) > len(shown):
        yield f"… and {len(pushes) - len(shown)} more (--all)"


def _failed(found: PostMortem) -> Iterator[str]:
    for pin in found.failed:
        names = " and ".join(pin.members)
        yield _wrapped(
            f"{names} ({pin.unit}, {pin.failure}): as was said, {pin.leader_after} leads then.",
            "- ",
        )


def _sources(found: PostMortem) -> Iterator[str]:
    for one in found.sources:
        told = f"{one.held} of {one.reports} held; reliability given {percent(one.given)}"
        if one.suggested is not None:
            told += f", with these {percent(one.suggested)}"
        yield f"- {one.source} ({one.name}): {told}."
    yield _wrapped("What reliability these would suggest is a suggestion; nothing is written back.")


def _bits(one: Push) -> str:
    return f"{one.bits:+.2f} bits".replace("-", "−")


def _did(one: Push) -> str:
    if round(one.bits, 2) == 0:
        return "changed nothing"
    return "helped" if one.bits > 0 else "pushed away from the truth"


def _text(one: Push) -> str:
    if one.text == one.id:
        return ""
    return f" {one.text if len(one.text) <= _SHORT else f'{one.text[: _SHORT - 1]}…'}"


def _wrapped(text: str, bullet: str = "") -> str:
    return fill(
        text,
        _WIDTH,
        initial_indent=bullet,
        subsequent_indent=" " * len(bullet),
        break_long_words=False,
        break_on_hyphens=False,
    )
