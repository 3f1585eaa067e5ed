"""What is put forward by whom: statements from the marks of the trained reader.

The reader marks all that a source says, thinks, wants or does about something, as its gold
does. A claim needs a proposition: contents without one ("defended the levy"), and cues by
which nothing has been put forward yet ("would say", "did not say"), are left out here.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.analysis.marks import Marks, Span
from sayso.analysis.statements.contents import (
    before_verb,
    end_at_main_verb,
    past_addressee,
    with_aside,
    with_subject,
)
from sayso.analysis.statements.cue_subjects import with_noun
from sayso.analysis.statements.cue_subjects import with_subject as with_subject_of_cue
from sayso.analysis.statements.cue_words import is_of_anonymity, may_speak
from sayso.analysis.statements.judged_marks import as_judged, is_anothers
from sayso.analysis.statements.leads import doubts, lengthen, long_lead
from sayso.analysis.statements.objects import find_object
from sayso.analysis.statements.pairing import Attributed, find_starts, with_own_source
from sayso.analysis.statements.pairs import pair_marks
from sayso.analysis.statements.sentence_index import SentenceIndex
from sayso.analysis.statements.stances import (
    CueWords,
    completes,
    content_nouns,
    proposes,
    read_cue,
    takes_object,
)
from sayso.analysis.statements.statement import Found, Loss, Statement
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.text.quotations import Quotation, quotation_at
from sayso.language.lexicon import word_set
from sayso.language.tokens import tokenise

_LEAD = re.compile(
    r"(?:(?:(?:also|again|just|merely|only|simply)\s+)?that|how|why|whether|if)\s+", re.IGNORECASE
)
_NAMED = re.compile(r",\s+(?:[A-Z][\w’'.-]*\s+){0,3}[A-Z][\w’'-]*(?=,)")
_FRONTED = re.compile(r"(\w+ly),\s+")
_ARTICLE = re.compile(r"\b(?:an?|the)\s\Z", re.IGNORECASE)
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b", re.IGNORECASE)
_BEEN = re.compile(r"\bbeen\b", re.IGNORECASE)
_THAT = re.compile(r"that\s", re.IGNORECASE)
_IF = re.compile(r"if\s", re.IGNORECASE)
_NO = re.compile(r"\bno\s+(?:\w+\s+)?(\w+)$", re.IGNORECASE)
_CONDITION = re.compile(r"(?:if|unless|once|when|although|while)\s[^,;]+", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:(?:nobody|no one|none|neither|nothing|few)\b|not? (?:a single |one )?[a-z])", re.IGNORECASE
)
NO_PROPOSITION = "what it is about is no proposition"
A_THING = "its source is a thing, which does not speak"
UNKNOWN = "its cue is no word that is known to attribute"
MUTE = "its source is a word that names nobody"
_SUPPOSED = "its cue is in a condition: nobody says that it was said"
_MAY_BE = "its cue tells what may or will be said"
_BY_NOBODY = "its source is nobody"
_ABSENT = "its cue says that there is no such thing"
_NOT_SAID = "its cue says that it was not said"
_UNSAID = frozenset({_SUPPOSED, _MAY_BE, _BY_NOBODY, _ABSENT, _NOT_SAID})
_LONGEST_UNKNOWN = 3  # words of a cue that no lexicon knows ("gloated")


def find_by_marks(
    text: str, parsed: Sequence[Parsed], quotations: tuple[Quotation, ...], marked: Marks
) -> Found:
    """What the engine marks as attributed: statements of propositions, and why others are none."""
    page = SentenceIndex(parsed)
    starts = find_starts(text, page.starts)
    statements, losses = [], []
    for layer in (marked.attribution, marked.inner):
        speaking: Attributed | None = None
        for pair in pair_marks(text, layer, starts):
            if is_of_anonymity(text, pair.cue):
                continue
            whole = _without_verb(_with_whole_source(text, pair), page)
            each = with_noun(text, _with_speaker(text, whole, speaking, page))
            if each.source is None and _is_active(text, each.cue, page):
                each = with_subject_of_cue(text, each, page, parsed)
            speaking = each if each.source else speaking
            found = _statement(text, each, page, parsed, quotations)
            if found == NO_PROPOSITION and layer is marked.attribution:
                found = _of_object(text, each, page, parsed) or found
            if found == NO_PROPOSITION and is_anothers(marked, each):
                found = as_judged(text, each, page) or found
            if isinstance(found, Statement):
                statements.append(found)
            else:
                losses.append(Loss(each.source, each.cue, each.contents, found, found in _UNSAID))
    return Found(sorted(statements, key=lambda each: each.cue), losses)


def _with_whole_source(text: str, each: Attributed) -> Attributed:
    """The attribution, its source with its article and the name behind it."""
    if each.source and text[slice(*each.source)].lower() in word_set("grammar", "articles"):
        each = each._replace(source=None)  # "[the] claim that"
    if each.source is None:
        return with_own_source(text, each)
    start, end = each.source
    fronted = _FRONTED.match(text, start, end)
    if fronted and fronted[1].lower() in word_set("grammar", "fronted"):
        start = fronted.end()  # "Privately, [officials] said"
    article = _ARTICLE.search(text, max(start - 5, 0), start)
    start = article.start() if article else start  # "[a] diplomat said"
    named = _NAMED.match(text, end)
    if named and named.end() <= each.cue[0]:
        end = named.end()  # "one of them[, Ana Bo,] said"
    return each._replace(source=(start, end))


def _without_verb(each: Attributed, page: SentenceIndex) -> Attributed:
    """The attribution, its source without a verb that it has before its cue: "He rose and said"."""
    if each.source is None:
        return each
    start, end = each.source
    return each._replace(source=(start, page.before_verb(start, end)))


def _with_speaker(
    text: str, each: Attributed, before: Attributed | None, page: SentenceIndex
) -> Attributed:
    """The attribution; with the source before it where its cue goes on from there: "and said"."""
    joined = page.kinds(max(each.cue[0] - 8, 0), each.cue[0])[-2:]
    goes_on = "COORD" in joined and not {"NOUN", "NAME", "PRON"} & set(joined)
    if each.source is not None or before is None or not goes_on:
        return each
    apart = "\n" in text[before.cue[1] : each.cue[0]]
    return (
        each
        if apart or not _is_active(text, each.cue, page)
        else each._replace(source=before.source)
    )


def _statement(
    text: str,
    each: Attributed,
    page: SentenceIndex,
    parsed: Sequence[Parsed],
    quotations: tuple[Quotation, ...],
) -> Statement | str:
    """The statement that an attribution makes, or why it makes none."""
    cue = read_cue(text, *each.cue)
    asks = any(
        piece[0] >= each.cue[1] and proposes(cue, page.kinds(*piece)) for piece in each.contents
    )
    silence = _silence(text, each, replace(cue, shows=False) if asks and cue.shows else cue)
    sentence = page.sentence(each.cue[0])
    if silence:
        return silence
    if sentence is None:
        return "its cue is in no sentence of prose"
    if parsed[sentence].is_supposed(each.cue[0]):
        return _SUPPOSED
    stance = "asks" if asks else cue.toward
    contents = _contents(text, each, cue, page, parsed[sentence], quotations)
    misfit = _misfit(text, each, cue, contents, page)
    if misfit:
        return misfit
    spoken = any(quotation_at(quotations, start + 1) is not None for start, _ in contents)
    if (stance == "says" and spoken) or _is_proposition(text, each, cue, contents, page):
        unnamed = cue.stance is None or (
            _is_fronted(each) and cue.lemma in word_set("grammar", "informing")
        )
        nobodys = (unnamed and _is_passive(text, each.cue, page)) or cue.arouses
        source = None if nobodys else each.source
        found = lengthen(text, Statement(source, each.cue, contents, stance, way="marks"))
        lead = text[found.cue[0] : found.contents[0][0]]
        return replace(found, stance="doubts") if doubts(lead) else found
    return NO_PROPOSITION


def _of_object(
    text: str, each: Attributed, page: SentenceIndex, parsed: Sequence[Parsed]
) -> Statement | None:
    """The statement of a cue that puts a noun phrase forward: "reported nine deaths"."""
    sentence = page.sentence(each.cue[0])
    cue = read_cue(text, *each.cue)
    if sentence is None or each.source is None or _is_passive(text, each.cue, page):
        return None
    content = find_object(parsed[sentence], cue, each.cue, each.contents)
    if content is None:
        return None
    return Statement(each.source, each.cue, (content,), cue.toward, way="marks")


def _misfit(
    text: str, each: Attributed, cue: CueWords, contents: Sequence[Span], page: SentenceIndex
) -> str:
    """Why source, cue and contents do not belong together, "" where they may."""
    known = cue.stance is not None or (_is_fronted(each) and cue.words <= _LONGEST_UNKNOWN)
    if len(contents) == 1 and contents[0] < each.cue and _CONDITION.fullmatch(text, *contents[0]):
        return "what stands before its cue is a condition"  # "If that is true, the ministry lied"
    if each.source is None and _is_active(text, each.cue, page):
        return "its cue has a subject that is not marked"
    if not contents:
        return "what it puts forward is in another sentence, and not quoted"
    if not known:
        return UNKNOWN
    return (
        "its cue is in the subject of the verb after it" if _is_predicate(text, each, page) else ""
    )


def _is_fronted(each: Attributed) -> bool:
    return each.source is not None and each.source < each.cue


def _contents(
    text: str,
    each: Attributed,
    cue: CueWords,
    page: SentenceIndex,
    parsed: Parsed,
    quotations: tuple[Quotation, ...],
) -> tuple[Span, ...]:
    """What the attribution puts forward, without what leads it in."""
    asked = cue.toward in ("asks", "doubts", "denies")
    sentence = page.sentence(each.cue[0])
    end = parsed.sentence.end
    pieces = [
        piece if _points(text, piece, page) else _without_lead(text, *piece, asked=asked)
        for piece in (page.within(*part) for part in each.contents)
    ]
    contents = tuple(
        (start, stop)
        for start, stop in (_waiting(text, piece, end) for piece in pieces)
        if start < stop and _belongs(start, sentence, page, quotations)
    )
    contents = _mended(text, parsed, each, contents)
    if cue.lemma in word_set("function_words", "addressing"):
        contents = tuple(past_addressee(parsed, piece) for piece in contents)
    if cue.shows:  # "the video shows smoke. “Go and look”"
        after = tuple(piece for piece in contents if each.cue[1] <= piece[0] < end)
        return (after or contents)[:1]
    return contents


def _is_predicate(text: str, each: Attributed, page: SentenceIndex) -> bool:
    """Whether the cue is in the subject of the verb after it: "what we know is this"."""
    return _is_what(text, each) and page.kinds(*each.contents[0])[:1] == ["FIN"]


def _is_what(text: str, each: Attributed) -> bool:
    """Whether "what" stands before the source: "what he calls a truce"."""
    at = each.source[0] if each.source else 0
    before = text[max(at - 16, 0) : at].rstrip()
    return before[-4:].lower() == "what"


def _mended(
    text: str, parsed: Parsed, each: Attributed, contents: tuple[Span, ...]
) -> tuple[Span, ...]:
    """The contents cut and lengthened to what the sentence's clauses allow."""
    named = _is_what(text, each)
    pieces = tuple(
        before_verb(parsed, piece) if named else end_at_main_verb(parsed, piece)
        for piece in contents
        if text[slice(*piece)].lower() != "what"  # "what he calls a truce"
    )
    if pieces and each.cue[1] < pieces[0][0]:
        pieces = with_aside(parsed, each.cue[1], pieces)
    if len(pieces) == 1 and each.cue[1] < pieces[0][0]:
        pieces = with_subject(parsed, each.cue[0], pieces)
    return pieces


def _belongs(
    start: int, sentence: int | None, page: SentenceIndex, quotations: tuple[Quotation, ...]
) -> bool:
    """Whether a content is in its cue's sentence, or quoted in another of the body."""
    here = page.sentence(start)
    quoted = quotation_at(quotations, start + 1) is not None
    return here == sentence or (here is not None and quoted)


def _is_active(text: str, cue: Span, page: SentenceIndex) -> bool:
    """Whether a cue has a verb with a speaker: not "is said", nor "there are reports"."""
    verbs = [kind for kind in page.kinds(*cue) if kind in ("FIN", "BASE", "ING", "PART")]
    auxiliaries = len(_BE.findall(text, *cue))
    return len(verbs) > auxiliaries and not (auxiliaries and _has_participle(text, cue, page))


def _is_passive(text: str, cue: Span, page: SentenceIndex) -> bool:
    """Whether what stands before the cue is no speaker: "an order was given: …"."""
    minded = text[slice(*cue)].lower().rsplit(maxsplit=1)[-1] in word_set("grammar", "minded")
    return not minded and _BE.search(text, *cue) is not None and _has_participle(text, cue, page)


def _has_participle(text: str, cue: Span, page: SentenceIndex) -> bool:
    """Whether a past participle other than "been" is in a cue: not in "has been warning"."""
    return page.kinds(*cue).count("PART") > len(_BEEN.findall(text, *cue))


def _silence(text: str, each: Attributed, cue: CueWords) -> str:
    """Why nobody has put anything forward by the cue, "" where somebody has."""
    source = text[slice(*each.source)] if each.source else ""
    words = text[slice(*each.cue)]
    if cue.modal:
        return _MAY_BE
    if _NOBODY.match(source):
        return _BY_NOBODY
    if source.lower() in word_set("grammar", "mute"):
        return MUTE
    if _is_absent(words):
        return _ABSENT
    if cue.denied:
        return "" if cue.stance == "believes" else _NOT_SAID
    if cue.shows and not (each.source and may_speak(tokenise(text, *each.source))):
        return A_THING  # "imagery shows": the author says so
    return ""


def _is_absent(cue: str) -> bool:
    """Whether there is nothing of the kind: "there is no suggestion that"."""
    noun = _NO.search(cue)
    return noun is not None and noun[1].lower().removesuffix("s") in content_nouns()


def _is_proposition(
    text: str, each: Attributed, cue: CueWords, contents: Sequence[Span], page: SentenceIndex
) -> bool:
    """Whether the contents are a clause, or an object with what is said of it ("it overdue")."""
    told = cue.stance is not None and any(
        _THAT.match(text, piece[0]) and not _points(text, piece, page) for piece in each.contents
    )
    if told or (
        _takes_clause(text, each, cue, page) and any(page.is_clause(*span) for span in contents)
    ):
        return True
    following = next((span for span in contents if span[0] >= each.cue[1]), None)
    if following is None or cue.stance is None or page.is_bare_participle(*each.cue):
        return False
    return completes(cue, text[slice(*each.cue)], text[slice(*following)], page.kinds(*following))


def _takes_clause(text: str, each: Attributed, cue: CueWords, page: SentenceIndex) -> bool:
    """Whether what follows the cue may be a clause, not the object of "warned of" or "views"."""
    after = [start for start, _ in each.contents if start >= each.cue[1]]
    if not after or _LEAD.match(text, after[0]) or long_lead(text, after[0]):
        return True
    last = text[slice(*each.cue)].rsplit(maxsplit=1)[-1].lower()
    if last in word_set("function_words", "prepositions") and cue.lemma != "according":
        return False
    if cue.stance is None:
        return False  # "decides alone which vessels are served"
    return cue.lemma not in takes_object() and not page.is_bare_participle(*each.cue)


def _without_lead(text: str, start: int, end: int, *, asked: bool) -> Span:
    """The span without "that", and without an "if" that asks and lays down no condition."""
    lead = _LEAD.match(text, start, end) if asked or not _IF.match(text, start) else None
    start = lead.end() if lead else start
    while end > start and text[end - 1] in ",;:. \n":
        end -= 1
    opened = text.count("(", start, end) > text.count(")", start, end)
    return start, end + (opened and text[end : end + 1] == ")")


def _points(text: str, content: Span, page: SentenceIndex) -> bool:
    """Whether a content begins with the "that" of "that argument", not of "that it sank"."""
    return _THAT.match(text, content[0]) is not None and page.kinds(*content)[:1] == ["DET"]


def _waiting(text: str, piece: Span, end: int) -> Span:
    """All that is left of a sentence for "that" alone: "said that, according to X, …"."""
    start = piece[1]
    if text[slice(*piece)].lower() != "that" or text[start : start + 1] != ",":
        return piece
    return start + 2, end
