"""A post-mortem in sentences: how surprised a judgement was, and what each part of it did."""

from sayso.hypotheses.wording import percent
from sayso.pages.draw_words import count
from sayso.records.judgement import Unit
from sayso.records.postmortem import FailedLinchpin, PostMortem, Push, TrackRecord

TITLES: dict[Unit, str] = {
    "item": "Items",
    "report": "Reports",
    "source": "Sources",
    "assumption": "Assumptions",
    "copy group": "Groups of copies",
}
NOT_ADDITIVE = "Bits do not add up: what two did together is not the sum of what each did."
SUGGESTED = "What reliability these would suggest is a suggestion; nothing is written back."


def surprise_sentences(found: PostMortem) -> tuple[str, str, str]:
    """What was true, how probable it was, and how great the surprise."""
    truth = found.truth
    led = "which led" if found.leader == truth.hypothesis else f"and {found.leader} led"
    by = f" ({truth.evidence[0]})" if truth.evidence else ""
    return (
        f"It was {truth.hypothesis}, “{found.text}”, {led}{by}.",
        f"Its probability was {percent(found.prior)} before the evidence and "
        f"{percent(found.posterior)} after: a surprise of {found.surprise_before_bits:.2f} bits "
        f"and of {found.surprise_bits:.2f}, where the judgement itself expected "
        f"{found.expected_bits:.2f}.",
        "Brier score over all hypotheses, 0 is best: "
        f"{found.brier_before:.3f} before, {found.brier:.3f} after.",
    )


def pushes_of(found: PostMortem) -> list[tuple[str, list[Push]]]:
    """What each unit of a kind did, the most harmful first; kinds with none are left out."""
    grouped = (
        (title, [push for push in found.pushes if push.unit == unit])
        for unit, title in TITLES.items()
    )
    return [(title, pushes) for title, pushes in grouped if pushes]


def bits_words(push: Push) -> str:
    """What a unit did, in bits: "+0.25 bits"."""
    return f"{push.bits:+.2f} bits".replace("-", "−")


def did_words(push: Push) -> str:
    """What a unit did, in words."""
    if round(push.bits, 2) == 0:
        return "changed nothing"
    return "helped" if push.bits > 0 else "pushed away from the truth"


def failed_sentence(pin: FailedLinchpin) -> str:
    """A linchpin that failed."""
    names = " and ".join(pin.members)
    return f"{names} ({pin.unit}, {pin.failure}): as was said, {pin.leader_after} leads then."


def record_sentence(one: TrackRecord) -> str:
    """A source's reports on what is settled, with the reliability given and the one suggested."""
    name = one.source if one.name == one.source else f"{one.source} ({one.name})"
    told = (
        f"{name}: {one.held} of {count(one.reports, 'report')} held; reliability given "
        f"{percent(one.given)}"
    )
    if one.suggested is not None:
        told += f", with these {percent(one.suggested)}"
    return f"{told}."
