"""Losses: certainty, attribution, denial, bounds and conditions that a retelling leaves out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from sayso.dossier.claimed import Claimed
from sayso.dossier.credits import plain
from sayso.dossier.fitting import is_later
from sayso.dossier.lexicon import phrases, word_set
from sayso.dossier.speaking import SAID, begins_clause, has_negation, speakers
from sayso.records import Source
from sayso.records.ids import make_id
from sayso.records.linked import ClaimGroup, Grade, Loss, LossKind, Telling

_NOT = "not"
_FIRMER = 0.5
"""How much stronger a retelling must be put than what it goes back to: a likelihood's word may be
exchanged for its like."""


def find_losses(group: ClaimGroup, claims: Mapping[str, Claimed]) -> Iterator[Loss]:
    """What tellings of one claim lost, each along what it follows; then, as a weaker grade, what
    an accusation lost that is told bare later.

    What one speaker said at two times, and a "not" that is no longer there, are of the weaker grade
    too: they may have said another thing.
    """
    tellings = {one.claim: one for one in group.tellings}
    for one in group.tellings:
        if one.follows in tellings:
            had, lacks = claims[one.follows], claims[one.claim]
            for loss in lost_between(had, lacks, "followed"):
                unsure = one.because == "speaker" or loss.words == _NOT
                yield replace(loss, grade="matched") if unsure else loss
    yield from _told_bare(group.tellings, claims)


def lost_between(had: Claimed, lacks: Claimed, grade: Grade) -> Iterator[Loss]:
    """What the second of two tellings of one claim has not of the first."""
    for kind, words in _lost(had, lacks):
        yield Loss(
            id=make_id("loss", kind, had.id, lacks.id),
            kind=kind,
            from_=had.id,
            to=lacks.id,
            words=words,
            grade=grade,
        )


def _lost(had: Claimed, lacks: Claimed) -> Iterator[tuple[LossKind, str]]:
    if lacks.voice.kind == "author" and (lacks.quoted or _is_quoted_too(had, lacks)):
        return  # who speaks is named, but was not found
    if had.says != lacks.says:
        if not had.says and not has_negation(lacks.claim.text):
            yield "denial", _denying(had)
        return  # the other way round it is a disagreement
    certainty = _certainty(had, lacks)
    if certainty:
        yield "certainty", certainty
    attribution = _attribution(had, lacks)
    if attribution:
        yield "attribution", attribution
    bound = _bound(had, lacks)
    if bound:
        yield "bound", bound
    if had.claim.condition is not None and lacks.claim.condition is None:
        condition = had.claim.condition.text
        if condition.lower() not in lacks.claim.text.lower():
            yield "condition", condition


def _is_quoted_too(had: Claimed, lacks: Claimed) -> bool:
    """Whether what was quoted comes again word for word: marks before it may have been missed."""
    return had.quoted and all(lacks.stems[stem] >= times for stem, times in had.stems.items())


def _is_told_of(source: Source, lacks: Claimed) -> bool:
    """Whether a claim itself names the person who said it: "Hals later wrote, …"."""
    last = (source.name or "").lower().split()[-1:]
    return source.kind == "person" and lacks.names.issuperset(last) and bool(last)


def _certainty(had: Claimed, lacks: Claimed) -> str:
    """The words of the first that made it less sure than the second; "" where none did."""
    softened = _softened(had.claim.text)
    if softened is not None and not phrases("losses", "soft").search(lacks.claim.text):
        return softened.group()
    if lacks.strength - had.strength < _FIRMER or had.strength >= SAID:
        return ""
    if had.claim.certainty is not None:
        words = had.claim.certainty.text
        return "" if _is_in_sentence(words, lacks) else words
    cues = [link.cue.text for link in had.claim.attributions if link.cue is not None]
    unsure = [source.name for source in speakers(had.claim, had.document) if source.name]
    return (cues or unsure or [""])[-1]


def _softened(text: str) -> re.Match[str] | None:
    """What says that the main verb of a text was only thought of."""
    found = phrases("losses", "soft").search(text)
    if found is None or begins_clause(text[: found.start()]):
        return None
    held = phrases("losses", "held_to_be").finditer(text)
    return None if any(each.start() <= found.start() < each.end() for each in held) else found


def _attribution(had: Claimed, lacks: Claimed) -> str:
    """Who said it in the first and is not named in the second; "" where somebody is."""
    mine, theirs = (speakers(each.claim, each.document) for each in (had, lacks))
    if theirs and not (mine and _is_raised(mine[-1], theirs[-1])):
        return ""
    if not mine:
        told = _telling().match(had.claim.text)
        return told["who"] if told and not _telling().match(lacks.claim.text) else ""
    if plain(had.voice.name) == plain(lacks.document.publisher or "") != "":
        return ""  # its own release
    source, link = mine[-1], had.claim.attributions[-1]
    cue = link.cue.text if link.cue else ""
    if source.kind == "impersonal" and phrases("losses", "unattributed").search(cue):
        return ""
    if source.start is None or source.end is None:
        return source.name or cue
    words = had.document.text[source.start : source.end]
    if words.lower() in word_set("speaking", "pronouns"):
        words = source.name or words
    return "" if _is_named_beside(words, lacks) or _is_told_of(source, lacks) else words


def _is_raised(mine: Source, theirs: Source) -> bool:
    """Whether a body takes the place of somebody near it: "sources close to the inquiry"."""
    if mine.kind not in ("unnamed", "vague") or theirs.kind not in ("organisation", "document"):
        return False
    if phrases("losses", "speaking_for").search(mine.name or ""):
        return False
    mine_words, their_words = (set(plain(one.name or "").split()) for one in (mine, theirs))
    return bool(their_words) and their_words < mine_words


def _is_named_beside(words: str, lacks: Claimed) -> bool:
    """Whether the rest of the sentence names who says so: "…, but the envoy said it may fail"."""
    text, start = lacks.document.text, lacks.claim.end
    ends = [at for at in (text.find(". ", start), text.find("\n", start)) if at >= 0]
    return words.lower() in text[start : min(ends, default=len(text))].lower()


def _is_in_sentence(words: str, lacks: Claimed) -> bool:
    """Whether the sentence of a claim has some words: one that is read as hedged, and once not."""
    text, start, end = lacks.document.text, lacks.claim.start, lacks.claim.end
    begin = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
    ends = [at for at in (text.find(". ", end), text.find("\n", end)) if at >= 0]
    sentence = text[begin : min(ends, default=len(text))]
    return re.search(rf"\b{re.escape(words)}\b", sentence, re.IGNORECASE) is not None


@cache
def _telling() -> re.Pattern[str]:
    verbs = phrases("losses", "telling").pattern
    return re.compile(rf"(?P<who>\w[^,.;]{{1,60}}?)\s+{verbs}\s+\w+ing\b")


def _bound(had: Claimed, lacks: Claimed) -> str:
    """What bounded a number of the first that the second gives bare."""
    for count in had.counts:
        if not count.bound:
            continue
        same = [each for each in lacks.counts if each.value == count.value]
        if same and not any(each.bound for each in same):
            found = phrases("amounts", count.bound).findall(had.claim.text[: count.start])
            return str(found[-1]) if found else count.bound
    return ""


def _denying(had: Claimed) -> str:
    for link in had.claim.attributions:
        if link.stance in ("denies", "doubts") and link.cue is not None:
            return link.cue.text
    return _NOT


def _told_bare(tellings: Sequence[Telling], claims: Mapping[str, Claimed]) -> Iterator[Loss]:
    """Accusations that a later telling, which follows none of the others, puts forward bare."""
    accusing = phrases("losses", "accusing")
    accusations: list[Claimed] = []
    for one in tellings:
        lacks = claims[one.claim]
        if one.follows is None and one.voice.kind == "author" and one.strength >= SAID:
            for had in accusations:
                if not is_later(lacks, had):
                    break  # nor is it later than those behind: they are in order
                if had.document.id != lacks.document.id:
                    yield from lost_between(had, lacks, "matched")
                    break
        if lacks.document.published is not None and accusing.search(lacks.claim.text):
            accusations.append(lacks)
