"""Hearsay: words in the text that put something forward and let nobody answer for it.

The reading finds sources by the claims that they are tied to. These patterns find the same words
where it makes no claim of what follows, by the rules' own lexicon.
"""

import re
from collections.abc import Iterator
from functools import cache

from sayso.checks.context import Context
from sayso.language.lexicon import load_lexicon, phrases, word_set
from sayso.language.phrases import Found, Phrases, any_phrase, starts_before
from sayso.language.verbs import verb_form
from sayso.records import SourceKind

_SOMEBODY: tuple[SourceKind, ...] = ("person", "organisation", "document", "unnamed", "vague")
_STANCES = ("says", "believes", "doubts", "denies")
_REACH = 7  # words from where a vague or nameless source may begin to its noun
_SAYING = r"\s+(?:(?:have|had|has|\w+ly|now|still|long|also)\s+){0,2}"
# A verb and what it may put forward: "questioned whether it fell", not "carried that sack".
_PUTTING = r"(?P<verb>\w+)\s+(?:that(?!\s+[\w’'-]+[.,;])|how|why|whether|what)\b"
_INSIDE = r"(?:\s+(?:in|within|inside|at|across|among|on|of|from)\s+(?:[\w’'-]+\s+){0,3}?[\w’'-]+)?"
_DEFINITE = re.compile(
    r"(?:how|so|too|(?<![\d.:])\d[\d,]{0,25}|the|these|those|both|his|her|their|our|its|\w{1,25}[’']s?)"
    r"\s+(?:\w+\s+)?$"
)
_TOLD_OF = re.compile(r"(?:,[^,.;]{1,60},)?\s+(?:that|of|about)\b")
_ACTIVE = re.compile(r"\b(?:have|has|had|who|and)\s+$")
_AGENT = re.compile(
    r"[^,.;:]{0,60}?\bby\s+(?!(?:the\s+(?:end|time|start)|\d|mid|early|late|\w+ing\b))"
    r"(?:the|an?|its|his|her|their|our|many|most|some|[A-Z]|\w+s\b)"
)


def vague_in_text(context: Context) -> Iterator[tuple[int, int]]:
    """Many people and nobody, as the subject of saying or thinking, or as a place for rumours."""
    for match in _matches(context, _vague(), _many()):
        if match["verb"] and not _is_cue(match["verb"].lower()):
            continue
        start, end = next(
            match.span(name) for name in ("who", "where", "by", "held") if match[name]
        )
        picked = phrases("sourcing", "picked_out")
        if (match["named"] and picked.search(match["who"])) or picked.match(
            context.text[end : end + 20].lstrip()
        ):
            continue
        begin = max(context.blocks[context.block_at(start)].start, start - 25)
        if _DEFINITE.search(context.text[begin:start].lower()):
            continue
        if not context.is_anothers(start):
            yield start, end


def _is_cue(word: str) -> bool:
    """Whether a word is a verb by which somebody puts something forward."""
    form = verb_form(word)
    return form is not None and any(
        form.lemma in word_set("cues", "verbs", stance) for stance in _STANCES
    )


def _matches(context: Context, pattern: re.Pattern[str], nouns: Phrases) -> Iterator[re.Match[str]]:
    """What a pattern finds that opens with one of the nouns, or a few words before it."""
    places = [found.start() for found in nouns.finditer(context.text)]
    last = 0
    for start in starts_before(context.text, places, _REACH):
        match = pattern.match(context.text, start) if start >= last else None
        if match is not None:
            last = match.end()
            yield match


@cache
def _many() -> Phrases:
    """Words for many people, one of which stands in all that is vague."""
    lexicon = load_lexicon("sourcing")
    return Phrases([*lexicon["vague_quantifiers"], *lexicon["vague_bare"]])


@cache
def _heads() -> Phrases:
    """Words for one person, and "sources"."""
    heads = word_set("sources", "unnamed_heads") | set(load_lexicon("sourcing")["people"])
    return Phrases([*(form for head in heads for form in (head, f"{head}s")), "sources"])


@cache
def _vague() -> re.Pattern[str]:
    lexicon = load_lexicon("sourcing")
    many = any_phrase(lexicon["vague_quantifiers"])
    heads = any_phrase(lexicon["vague_bare"])
    says = any_phrase([*lexicon["opining"], *lexicon["convinced"]])
    views = any_phrase(lexicon["views"])
    told = any_phrase(lexicon["told_by"])
    some = rf"(?:{many}\s+(?:[\w’'-]+\s+)?)?"
    some += r"(?:(?!(?:which|that|and|but|or|what|when|as|if|where|the|by|of|in|to|says|said|how"
    some += rf"|than)\b)[a-z-]+\s+)?{heads}"
    group = rf"(?P<named>{some}{_INSIDE})|{many}{_INSIDE.replace('|of|', '|')}"
    behind = rf"(?:according\s+to|{views}\s+(?:of|among|in)|{told}\s+by)\s+"
    held = (
        r"(?:seen|regarded|viewed|considered|believed|thought|held|described|suspected|feared"
        r"|assumed|shared)\s+by\s+"
    )
    rumour = any_phrase(lexicon["circles"])
    return re.compile(
        rf"(?P<who>{group})(?={_SAYING}(?:{says}|{_PUTTING}))"
        rf"|(?P<where>{rumour})|{behind}(?P<by>{some})"
        rf"|{held}(?P<held>many|some|most|several)(?=\s+(?:as|to|that|in)\b|[.,;])",
        re.IGNORECASE,
    )


def impersonal_in_text(context: Context) -> Iterator[tuple[int, int]]:
    """Words such as "reportedly" and "there are rumours", where no source is named with them."""
    for match in _impersonal(context.text):
        active = _ACTIVE.search(context.text[max(0, match.start() - 8) : match.start()])
        if active or context.is_anothers(match.start(), _SOMEBODY):
            continue
        if has_agent(context, match.end()):
            continue
        begin, stop = context.sentence_at(match.start())
        around = context.text[begin : match.start()] + context.text[match.end() : stop]
        if phrases("sourcing", "reporting").search(around) is None:
            yield match.span()


def _impersonal(text: str) -> list[Found]:
    """Words that report and name nobody, those before an aside and "that" among them."""
    talk = phrases("sourcing", "talk").finditer(text)
    found = [each for each in talk if _TOLD_OF.match(text, each.end())]
    return sorted((*phrases("sourcing", "hearsay").finditer(text), *found), key=Found.start)


def has_agent(context: Context, offset: int) -> bool:
    """Whether the words after a passive say by whom: "is regarded as open water by insurers"."""
    return _AGENT.match(context.text, offset) is not None


def unnamed_in_text(context: Context) -> Iterator[tuple[int, int]]:
    """An unnamed person or bare "sources", said to speak, or kept nameless at their wish."""
    for match in _matches(context, _unnamed(), _heads()):
        if not context.is_anothers(match.start()):
            yield next(match.span(name) for name in ("view", "by", "who") if match[name])


@cache
def _unnamed() -> re.Pattern[str]:
    lexicon = load_lexicon("sourcing")
    heads = "|".join(
        sorted(map(re.escape, word_set("sources", "unnamed_heads") | set(lexicon["people"])))
    )
    someone = r"(?:an?|one|another|two|three|four|five|unnamed|anonymous)\s+(?:[a-z-]+\s+){0,3}?"
    someone += rf"(?:{heads})s?\b"
    sources = r"(?<![\w’'] )(?:[a-z]+\s+){0,1}?sources"
    says = any_phrase(lexicon["opining"])
    hidden = any_phrase(lexicon["nameless"])
    view = r"(?:view|word|words|account|claim|opinion|version|testimony)\s+of\s+"
    beside = r"(?:\s+(?:close|near|in|at|from|inside|within|of|with)\b[^,.;]{1,40}?)??"
    speaks = rf"(?:,?\s+(?:who|speaking)\b[^.;]{{0,60}}?)?(?={_SAYING}{says})"
    return re.compile(
        rf"(?<![\w$€£])(?:{view}(?P<view>{someone})"
        rf"|(?:citing|quoting|,\s+from)\s+(?P<by>(?:{someone}|{sources}){beside})(?=[,.;]|\s+that\b)|(?P<who>(?:{someone}|{sources}){beside})"
        rf"(?:{speaks}|,?\s+(?=[^.;]{{0,30}}{hidden})))",
        re.IGNORECASE,
    )
