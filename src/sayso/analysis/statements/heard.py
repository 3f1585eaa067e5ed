"""Heard: from whom somebody has what they tell ("the prefect has it from the minister that")."""

from collections.abc import Iterator

from sayso.analysis.marks import Span
from sayso.analysis.statements.contents import content_right
from sayso.analysis.statements.hearsay import is_hearsay
from sayso.analysis.statements.statement import Statement
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.syntax.subjects import find_subject, noun_phrase_end
from sayso.language.lexicon import word_set
from sayso.language.verbs import verb_form

_NAMING = frozenset({"by", "from"})
_BEHIND = _NAMING | {"it"}


def find_heard(parsed: Parsed) -> Iterator[Statement]:
    """Who has told what somebody hears, and, where they tell that they have it, who hands it on."""
    yield from _told_author(parsed)
    tokens, tags = parsed.tokens, parsed.tags
    if parsed.words.isdisjoint(_NAMING):
        return
    for at in range(1, len(tokens) - 3):
        behind = tags[at] in ("FIN", "PART") and tokens[at + 1].lower in _BEHIND
        joint = _joint(parsed, at) if behind else None
        if joint is None:
            continue
        first = parsed.group_start(at)
        if any(tags[each] in ("MODAL", "NOT") for each in range(first, at)):
            continue  # "may have heard from"
        last = noun_phrase_end(parsed, joint + 1, apposition=False)
        content = _told(parsed, at, last)
        if last <= joint + 1 or content is None:
            continue
        source, cue = parsed.span(joint + 1, last), parsed.span(joint, joint + 1)
        subject = find_subject(parsed, at)
        hands_on = tokens[joint].lower == "from"  # who is told by somebody has said nothing
        if subject and hands_on and not _is_author(parsed, subject):
            hears = parsed.span(first, joint)
            yield Statement(parsed.span(*subject), hears, (content,), way="heard")
        else:
            cue = parsed.span(first, joint + 1)
        yield Statement(source, cue, (content,), relayed=True, way="heard")


def _told_author(parsed: Parsed) -> Iterator[Statement]:
    """What whoever writes or speaks is told, nobody says by whom: "I am told that"."""
    if parsed.words.isdisjoint(word_set("grammar", "first_person")):
        return
    for at in range(2, len(parsed.tags) - 1):
        if parsed.tags[at] != "PART" or parsed.tokens[at + 1].lower != "that":
            continue
        first = parsed.group_start(at)
        subject, content = parsed.span(first - 1, first), content_right(parsed, at)
        told = is_hearsay(" ".join(token.lower for token in parsed.tokens[first : at + 1]))
        if told and content and first and _is_author(parsed, (first - 1, first)):
            yield Statement(subject, parsed.span(first, at + 1), (content,), way="heard")


def _joint(parsed: Parsed, at: int) -> int | None:
    """Where "from" or "by" stands that names who has told, behind a verb that says so."""
    words = [token.lower for token in parsed.tokens[at : at + 3]]
    verb = verb_form(words[0])
    if verb is None:
        return None
    passive = parsed.tags[at] == "PART" and words[0] in word_set("cues", "heard", "told_by")
    if passive and words[1] == "by":
        return at + 1
    if verb.lemma in word_set("cues", "heard", "from") and words[1] == "from":
        return at + 1
    if verb.lemma in word_set("cues", "heard", "it_from") and words[1:] == ["it", "from"]:
        return at + 2
    return None


def _told(parsed: Parsed, at: int, last: int) -> Span | None:
    """What has been told: the clause behind who has told it."""
    content = content_right(parsed, at)
    if content is None or last >= len(parsed.tokens):
        return None
    return content if content[0] >= parsed.tokens[last].start else None


def _is_author(parsed: Parsed, subject: tuple[int, int]) -> bool:
    first, last = subject
    word = parsed.tokens[first].lower
    return last - first == 1 and word in word_set("grammar", "first_person")
