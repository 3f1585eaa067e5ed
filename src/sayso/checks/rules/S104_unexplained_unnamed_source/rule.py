"""S104: an unnamed source of whom neither access nor motive is told."""

import re
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.hearsay import unnamed_in_text
from sayso.checks.sources import joined, outermost
from sayso.language.lexicon import phrases, word_set
from sayso.records import Attribution
from sayso.records.finding import Finding

# What a nameless person did, does, was or has: how they know, or why they have no name. What
# they say, and that they would not be named, is neither.
_SPEAKS = (
    r"spoke|speaks?|asked|asks|declined|requested|wished|wanted|wants|would|did|does|insisted"
    r"|preferred|refused|said|says|told|gave|give|will|can"
)
_DOING = re.compile(
    rf"\b(?:who|whom)\s+(?!(?:{_SPEAKS})\b"
    r"|(?:is|are|was|were|has|have|had)\s+(?:\w+\s+){0,2}?(?:named|identified|asked|spoken|said)\b)[a-z]+"
)

_SAID = re.compile(r"\b(?:said|says|told|tells|thinks?|thought|believes?|believed)\b")
_BESIDE = 45  # characters from a source's words in which a clause about them begins

# "This is a man who says", "when a man tells her": nobody's word is given.
_NO_SOURCE = re.compile(r"(?:\b(?:is|was|be|as|like|when|if|whenever)|[’']s|:)\s+$")

# Why they are not named, in whatever words stand between.
_REASONED = re.compile(
    r"\b(?:on condition|anonym\w+|(?:not|nor) (?:to )?be named|name (?:be )?(?:left out|withheld)"
    r"|no name|does not name|declined to be named)\b[^.;]{0,80}"
    r"\b(?:because|since|as|for fear|out of)\b"
)
# A sentence that goes on about them: "The person was in the room."
_GOES_ON = re.compile(
    r"(?:he|she|they|both|one of (?:them|the two)|the|his|her|their)\b", re.IGNORECASE
)
_OWN_DEED = re.compile(
    r"[“\"'‘\s]*(?:we|i)\s+(?:\w+ed|saw|heard|went|came|took|drove|kept|found|left|ran|stood|met|read)\b",
    re.IGNORECASE,
)
_OF_A_BODY = re.compile(r"\b(?:of|to|for|in|at|with)\s|\s[A-Z]")
_NOUN_AFTER = re.compile(r"\s+(to(?!\s+wh)\b|(?!to\b)[a-z]+)")

_PUBLIC = re.compile(r"\btweet|\breporter\b", re.IGNORECASE)

_HEAD_END = re.compile(
    r"[,(–—]|\s(?:of|at|in|from|for|with|on|by|who|which|that|close|to|near|familiar|briefed|whose|inside|under)\b"
)


def find(context: Context) -> Iterator[Finding]:
    """S104: an unnamed source of whom neither access nor motive is told."""
    found = [
        (link.source.start or 0, link.source.end or 0)
        for _, link in outermost(context, "unnamed")
        if link.stance in ("says", "denies") and not _is_question(link)
    ]
    known = {
        link.source.start
        for claim, link in outermost(context, "unnamed")
        if (context.in_quotation(claim.start) and _OWN_DEED.match(claim.text))
        or _answers(context, link)
    }
    # "Vera Colm, a speech scientist": the words only say what somebody with a name is
    told_with_name = {
        mention.end + 2
        for actor in context.reading.actors
        if actor.kind == "person"
        for mention in actor.mentions
        if context.text[mention.end : mention.end + 2] == ", "
    }
    for start, end in joined(found, unnamed_in_text(context)):
        words = context.text[start:end]
        if start in known or start in told_with_name or _is_of_a_record(context, end):
            continue
        if not _is_nameless(words) or _NO_SOURCE.search(context.text, max(0, start - 12), start):
            continue
        begin, stop = context.sentence_at(start)
        sentence = context.text[begin:stop]
        if _PUBLIC.search(words) or re.search(r"\btweet", sentence, re.IGNORECASE):
            continue
        told = (
            phrases(__package__, "described").search(sentence)
            or _REASONED.search(sentence)
            or _is_known(context, words, begin)
            or _is_told_after(context, words, stop)
        )
        if phrases(__package__, "says_nothing").search(sentence) or not (
            told or _is_told_beside(context.text[start : min(end + _BESIDE, stop)])
        ):
            yield context.find("S104", start, end)


def _is_told_beside(words: str) -> bool:
    """Whether a clause about a source stands with its words, before any word of saying."""
    clause = _DOING.search(words)
    return clause is not None and _SAID.search(words, 0, clause.start()) is None


def _answers(context: Context, link: Attribution) -> bool:
    """Whether somebody answers for the body that they are of ("her aide insisted")."""
    if link.cue is None or phrases(__package__, "answering").search(link.cue.text) is None:
        return False
    words = context.text[link.source.start or 0 : link.source.end or 0]
    return _OF_A_BODY.search(words) is not None


def _is_of_a_record(context: Context, end: int) -> bool:
    """Whether the words are part of a name for a record, or of a rule ("for an officer to use")."""
    after = _NOUN_AFTER.match(context.text, end)
    return after is not None and (
        after[1] == "to" or after[1] in word_set(__package__, "spokesmen")
    )


def _is_told_after(context: Context, words: str, stop: int) -> bool:
    """Whether the sentence after goes on about them and says how they know, or why no name."""
    start, end = context.sentence_at(min(stop + 2, len(context.text)))
    goes_on = _GOES_ON.match(context.text, start) if start >= stop else None
    if goes_on is None:
        return False
    sentence = context.text[start:end]
    if goes_on[0].lower() == "the" and _head(words).removesuffix("s") not in sentence[:40].lower():
        return False
    told = phrases(__package__, "told_after").search(sentence)
    return told is not None or _REASONED.search(sentence) is not None


def _is_question(link: Attribution) -> bool:
    """Whether somebody only asks."""
    return link.cue is not None and re.fullmatch(r"asks?|asked", link.cue.text) is not None


def _is_known(context: Context, words: str, begin: int) -> bool:
    """Whether a nameless one is of those whom the sentence before describes, or takes a side."""
    head = _head(words)
    if head in word_set(__package__, "partisans"):
        return True
    before = context.text[slice(*context.sentence_at(max(begin - 3, 0)))] if begin else ""
    same = re.search(rf"\b{re.escape(head.removesuffix('s'))}s?\b", before, re.IGNORECASE)
    return bool(head and same) and phrases(__package__, "described").search(before) is not None


def _is_nameless(words: str) -> bool:
    """Whether a phrase stands for a person or persons whom the document keeps nameless."""
    first = words.split(maxsplit=1)[0].lower() if words else ""
    plural = re.match(r"(?:\w+\s)?sources\b", words, re.IGNORECASE) is not None
    if first in ("the", "these", "those"):  # told of before, and judged there
        return False
    if first not in word_set(__package__, "indefinite") and not first.isdigit() and not plural:
        return False
    if re.search(r"\b[A-Z][\w’'-]{1,60}\s+[A-Z][\w’'-]|, [A-Z]|illion", words):
        return False
    return not words.lower().endswith("inspector general") and _is_person(words)


def _is_person(words: str) -> bool:
    """Whether a phrase is headed by a word for a person, and for none who speaks for a body."""
    word = _head(words)
    people = word_set("sources", "unnamed_heads") | word_set("sources", "vague_heads")
    people = people | word_set("sourcing", "people")
    if word in ("one", "ones", "others", "another", "those", "some", "many", "several", "few"):
        return False
    if word in word_set(__package__, "spokesmen"):
        return False
    return word in people or word.removesuffix("s") in people


def _head(words: str) -> str:
    """The noun that heads a phrase, "" where there is none."""
    head = _HEAD_END.split(words.lower())[0].split()[-1:]
    return head[0].strip(".,’'") if head else ""
