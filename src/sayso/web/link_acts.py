"""Acts on what is linked: claims joined and parted, a copy set, a finding judged."""

from collections.abc import Sequence

from sayso.errors import ConfigError
from sayso.records.decision import (
    JoinClaims,
    JudgeDisagreement,
    JudgeLoss,
    LinkAct,
    PartClaim,
    SetCopy,
)
from sayso.records.dossier import Story
from sayso.records.linked import Doubt, Telling
from sayso.records.settled import Taken
from sayso.web.linked import anchor_of_telling, disagreement_of, group_of, loss_of

TAKEN: tuple[Taken, ...] = ("taken", "shared", "none")


def join_acts(told: Sequence[Telling]) -> list[LinkAct]:
    """That the ticked claims say the same.

    Raises:
        ConfigError: they are of one document.
    """
    if len({one.document for one in told}) < 2:
        raise ConfigError(
            "claims that say the same are of two documents", remedy="tick one of each"
        )
    return [JoinClaims(claims=tuple(map(anchor_of_telling, told)))]


def part_acts(story: Story, told: Sequence[Telling]) -> list[LinkAct]:
    """That each ticked claim does not say what the others of its group say, ticked ones aside.

    Raises:
        ConfigError: one is told by nobody else, or all of a group are ticked.
    """
    out = {one.claim for one in told}
    acts: list[LinkAct] = []
    for one in told:
        group = group_of(story, one.claim)
        others = [each for each in group.tellings if each.claim not in out] if group else []
        if not others:
            raise ConfigError(
                "there is nothing left that the ticked claims could be parted from",
                remedy="tick fewer of the group",
            )
        acts.append(
            PartClaim(claim=anchor_of_telling(one), others=tuple(map(anchor_of_telling, others)))
        )
    return acts


def copy_act(of: str, by: str, taken: str) -> SetCopy:
    """That ``by`` took its text from ``of``, or that they share an origin, or neither.

    Raises:
        ConfigError: nothing of that was chosen.
    """
    if taken == "turned":
        of, by, taken = by, of, "taken"
    for known in TAKEN:
        if taken == known:
            return SetCopy(of=of, by=by, taken=known)
    raise ConfigError("nothing was chosen", remedy="choose which of the two was first, or neither")


def disagreement_act(story: Story, id_: str, *, right: bool) -> JudgeDisagreement:
    """That a disagreement is one, or is none.

    Raises:
        NotThereError: there is no such one.
    """
    one, tellings = disagreement_of(story, id_), story.tellings
    sides = tuple(tuple(anchor_of_telling(tellings[id_]) for id_ in side) for side in one.sides)
    return JudgeDisagreement(kind=one.kind, sides=sides, right=right)


def loss_act(story: Story, id_: str, *, right: bool) -> JudgeLoss:
    """That something was lost on the way, or was not.

    Raises:
        NotThereError: there is no such loss.
    """
    one, tellings = loss_of(story, id_), story.tellings
    had, lacks = (anchor_of_telling(tellings[id_]) for id_ in (one.from_, one.to))
    return JudgeLoss(kind=one.kind, had=had, lacks=lacks, right=right)


def doubt_act(doubt: Doubt, *, right: bool) -> JoinClaims | PartClaim:
    """That two claims are one, or are two."""
    one, other = anchor_of_telling(doubt.one), anchor_of_telling(doubt.other)
    if right:
        return JoinClaims(claims=(one, other))
    return PartClaim(claim=one, others=(other,))
