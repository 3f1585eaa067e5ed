"""Word classes: closed classes by list, the rest as the trained encoder tells them apart."""

from collections.abc import Sequence
from functools import cache, lru_cache

from sayso.language.lexicon import load_lexicon, word_set
from sayso.language.tokens import Token
from sayso.language.verbs import verb_form

FINITE = frozenset({"FIN", "MODAL"})

_OPENING = frozenset('“"‘(:')
_NOTHING = Token(-1, -1, "(", "(")
"""What stands before a sentence: as an opening mark does, it opens."""
_MARKS = frozenset("\"'“”‘’«»")
_LISTS = {
    "adverbs": "ADV",
    "prepositions": "PREP",
    "determiners": "DET",
    "subordinators": "SUB",
    "coordinators": "COORD",
    "subject_pronouns": "PRON",
    "relatives": "REL",
    "object_pronouns": "OBJ",
    "modals": "MODAL",
    "be_finite": "FIN",
    "have_finite": "FIN",
    "do_finite": "FIN",
}
_SINGLE = {
    "to": "TO", "n't": "NOT", "not": "NOT", "that": "THAT", "be": "BASE",
    "been": "PART", "being": "ING", "having": "ING", "'": "QUOTE",
}  # fmt: skip
_OPEN = frozenset({"NOUN", "NAME", "ADJ", "ADV", "NUM", "FIN", "BASE", "PART", "ING", "PREP"})
_SUBJECT = frozenset({"NOUN", "NAME", "PRON", "NUM"})
_BEGINS = _SUBJECT | {"DET", "ADJ", "POSS"}
_CLAUSE_ENDS = frozenset({"COMMA", "STOP", "QUOTE", "SUB", "REL", "COORD"})
_VERBS = frozenset({"FIN", "MODAL", "BASE", "PART", "ING"})
_FORMS = (("n", "PART"), ("g", "ING"), ("b", "BASE"))
# Words of a list that may be of another class, and of which.
_OTHER = {
    "CLITIC": frozenset({"FIN", "MODAL", "POSS"}),
    "THAT": frozenset({"DET", "PRON", "REL", "SUB"}),
    "QUOTE": frozenset({"POSS"}),
    "MODAL": frozenset({"NOUN", "NAME", "MODAL"}),
    "FIN": frozenset({"BASE", "FIN"}),
    "COORD": frozenset({"ADV", "COORD"}),
    "ADV": frozenset({"ADJ", "ADV"}),
}
_CURRENCIES = frozenset("$€£¥₹₽₴")
_DASHES = frozenset({"—", "–", "-"})
_DEFAULT = {"CLITIC": "POSS", "THAT": "SUB"}


def tag(tokens: Sequence[Token], told: Sequence[str]) -> list[str]:
    """One class for each token.

    DET PRON OBJ NUM NOUN NAME ADJ ADV NOT PREP COORD SUB REL TO POSS, the verbs FIN (finite),
    MODAL, BASE, PART (past participle) and ING, and the marks COMMA, QUOTE and STOP.

    told: the class that the encoder gives each token, "" where it gives none.
    """
    tags = [
        _class(
            token.text,
            token.lower,
            last.text in _OPENING,
            guess,
            last.end == token.start,
        )
        for last, token, guess in zip((_NOTHING, *tokens), tokens, told, strict=False)
    ]
    never_nouns = word_set("function_words", "never_nouns")
    for number, guess in enumerate(told):
        kind, word = tags[number], tokens[number].lower
        if word == "–" and _is_range(tokens, number):
            kind = "ADV"
        elif kind == "SUB":
            kind = _subordinating(tokens, tags, number)
        elif kind == "NOUN" and word in never_nouns:
            kind = "FIN"
        elif kind == "REL" and word == "that" and number and tags[number - 1] in _VERBS:
            kind = "SUB"  # "shows that": a relative has a noun before it
        if kind in ("FIN", "PART"):
            tags[number] = kind
            kind = _mended(tokens, tags, number, guess)
        tags[number] = kind
    _mend_reduced(tokens, tags)
    _mend_opening(tokens, tags)
    _pair_dashes(tokens, tags)
    _enclose(tokens, tags)
    for clause in _clauses(tokens, tags):
        finite = [number for number in clause if tags[number] in FINITE]
        if not finite:
            _find_finite(tokens, tags, clause)
        elif len(finite) == 1 and _holds_main_verb(tags, clause[0]):
            _find_finite(tokens, tags, range(clause[0], finite[0]))
            _find_behind(tokens, tags, clause)
    _mend_parted(tokens, tags)
    return tags


def _subordinating(tokens: Sequence[Token], tags: Sequence[str], number: int) -> str:
    """The class of a word that opens a clause elsewhere: "rule that out", "since May", "do so"."""
    if _is_object(tokens, number):
        return "PRON"
    if _since_a_day(tokens, tags, number) or _until_then(tokens, number):
        return "PREP"
    return "ADV" if _stands_for_deed(tokens, number) else "SUB"


def _mend_parted(tokens: Sequence[Token], tags: list[str]) -> None:
    """Find the verb that a relative parts from its subject: "These, which X, claimed to be"."""
    first = next((at for at in range(1, len(tags)) if tags[at] == "REL"), 0)
    if not first or tags[first - 1] != "COMMA" or "COMMA" not in tags[first:]:
        return
    last = tags.index("COMMA", first)
    outside = [*range(first - 1), *range(last + 1, len(tags))]
    if not any(tags[at] in FINITE for at in outside):
        _find_finite(tokens, tags, outside)


def _pair_dashes(tokens: Sequence[Token], tags: list[str]) -> None:
    """Make two dashes around an aside commas: "The Wire — a weekly — says", "X — who left — is"."""
    dashes = [
        number
        for number, token in enumerate(tokens)
        if token.lower in _DASHES and tags[number] == "STOP"
    ]
    if len(dashes) % 2:
        return
    for first, last in zip(dashes[::2], dashes[1::2], strict=True):
        inside = tags[first + 1 : last]
        goes_on = any(kind not in ("STOP", "QUOTE", "COMMA") for kind in tags[last + 1 :])
        aside = inside[:1] == ["REL"] or not FINITE & set(inside)
        if first and inside and goes_on and aside and "STOP" not in inside:
            tags[first] = tags[last] = "COMMA"


def _enclose(tokens: Sequence[Token], tags: list[str]) -> None:
    """Make brackets around words without a verb part of what holds them: "the bill (or none)"."""
    first = None
    for number, token in enumerate(tokens):
        if token.text == "(":
            first = number
        elif token.text == ")" and first is not None:
            inside = tags[first + 1 : number]
            if (
                first
                and inside not in (["NAME"], ["NUM"])
                and not FINITE & set(inside)
                and "STOP" not in inside
            ):
                tags[first] = tags[number] = "ADV"
            first = None


def _is_range(tokens: Sequence[Token], number: int) -> bool:
    """Whether a dash joins what it stands between: "2027–2028", "Norr–Ellory"."""
    around = tokens[max(number - 1, 0) : number + 2]
    if len(around) < 3 or around[0].end < around[1].start or around[1].end < around[2].start:
        return False
    before, after = around[0].text[0], around[2].text[0]
    return (before.isdigit() and after.isdigit()) or (before.isupper() and after.isupper())


def _is_object(tokens: Sequence[Token], number: int) -> bool:
    """Whether "that" stands between a verb and its particle: "rule that out"."""
    following = tokens[number + 1].lower if number + 1 < len(tokens) else ""
    return tokens[number].lower == "that" and following in ("out", "off")


def _stands_for_deed(tokens: Sequence[Token], number: int) -> bool:
    """Whether "so" stands for what is done and opens nothing: "orders to do so,"."""
    before = tokens[number - 1].lower if number else ""
    following = tokens[number + 1].text if number + 1 < len(tokens) else "."
    did = before in ("do", "does", "did", "doing", "done")
    return tokens[number].lower == "so" and did and not following[0].isalnum()


def _until_then(tokens: Sequence[Token], number: int) -> bool:
    """Whether a word that opens a clause elsewhere tells a time: "since then", "until now"."""
    behind = tokens[number + 1].lower if number + 1 < len(tokens) else ""
    opens = tokens[number].lower in word_set("grammar", "prepositional")
    return opens and behind in word_set("grammar", "time_adverbs")


def _since_a_day(tokens: Sequence[Token], tags: Sequence[str], number: int) -> bool:
    """Whether "since" and a date hang on a noun: "the raids since late May suggest"."""
    if tokens[number].lower != "since" or not number or FINITE & set(tags[:number]):
        return False
    at = number + 1
    while at < len(tokens) and tokens[at].lower in word_set("grammar", "parts_of_time"):
        at += 1
    word = tokens[at].text if at < len(tokens) else ""
    dated = word[:1].isdigit() or word.lower() in load_lexicon("times")["months"]
    return dated and tags[number - 1] in _SUBJECT


def _mended(tokens: Sequence[Token], tags: Sequence[str], number: int, told: str) -> str:
    """The class of a verb by what stands before it: no "to mend" is finite, any "he pledged" is."""
    form = verb_form(tokens[number].lower)
    forms = form.forms if form else ""
    if tags[number] == "FIN":
        if number and tags[number - 1] == "POSS" and "p" not in forms:
            return "NOUN"  # "Vesk's claim that"
        following = tokens[number + 1].lower if number + 1 < len(tokens) else ""
        if not number and forms in ("", "s") and following == "that":
            return "NOUN"  # "Rumours that": such a verb has its subject before it
        return "BASE" if number and tags[number - 1] == "TO" and "b" in forms else "FIN"
    before = _before_adverbs(tags, number)
    if before >= 0 and tokens[before].lower in word_set("grammar", "nominative") and "p" in forms:
        return "PART" if _has_auxiliary(tokens, tags, before) else "FIN"  # "Had he pledged"
    return "FIN" if told == "BASE" and not _has_auxiliary(tokens, tags, number) else "PART"


def _holds_main_verb(tags: Sequence[str], first: int) -> bool:
    """Whether a clause runs on to the verb of its sentence: "Rumours that he left spread"."""
    before = tags[: max(first - 1, 0)]
    return bool(before) and before[-1] == "NOUN" and not FINITE & set(before)


def _clauses(tokens: Sequence[Token], tags: Sequence[str]) -> list[Sequence[int]]:
    """Each stretch from a word that opens a clause to the next mark, then what is in none."""
    found: list[Sequence[int]] = []
    for first, kind in enumerate(tags):
        if kind == "SUB" and tokens[first].lower in _opening():
            last = first + 1
            while last < len(tags) and tags[last] not in _CLAUSE_ENDS:
                last += 1
            if last > first + 1:
                found.append(range(first + 1, last))
    inside = {number for clause in found for number in clause}
    return [*found, [number for number in range(len(tags)) if number not in inside]]


@cache
def _opening() -> frozenset[str]:
    """Subordinators that are no prepositions: a finite verb follows them."""
    return word_set("function_words", "subordinators") - word_set("grammar", "seldom_subordinating")


def _mend_reduced(tokens: Sequence[Token], tags: list[str]) -> None:
    """A participle after a noun is no finite verb: "The sale announced on Friday could fail"."""
    for number in range(1, len(tags) - 1):
        form = verb_form(tokens[number].lower) if tags[number] == "FIN" else None
        if form is None or not {"p", "n"} <= set(form.forms):
            continue
        if tags[number - 1] not in ("NOUN", "NAME", "NUM") or tags[number + 1] != "PREP":
            continue
        last, before = number + 1, "PREP"
        while last < len(tags) and (
            tags[last] in ("PREP", "NUM", "NOUN", "NAME", "ADJ")
            or (tags[last] == "DET" and before == "PREP")
        ):
            before, last = tags[last], last + 1
        if (last < len(tags) and tags[last] in FINITE and before != "PREP") or _is_done_by(
            tokens, tags, number
        ):
            tags[number] = "PART"


def _is_done_by(tokens: Sequence[Token], tags: Sequence[str], number: int) -> bool:
    """Whether a participle tells of a joined object: "elected a mayor and council led by him"."""
    if tokens[number + 1].lower != "by" or tags[number + 2 : number + 3] in ([], ["NUM"]):
        return False
    at = number - 1
    while at and tags[at] in ("NOUN", "NAME", "ADJ", "DET"):
        at -= 1
    joined = tags[at] == "COORD" and tags[at - 1] in ("NOUN", "NAME")
    return joined and bool(FINITE & set(tags[:at]))


def _mend_opening(tokens: Sequence[Token], tags: list[str]) -> None:
    """What is before the comma of "Asked why, he left" or "With it shut, he left" is not finite."""
    comma = tags.index("COMMA") if "COMMA" in tags else len(tags)
    follows = tags[comma + 1 : comma + 2]
    if not follows or follows[0] not in _BEGINS or not FINITE & set(tags[comma:]):
        return
    first = tokens[0].lower
    finite = [at for at in range(comma) if tags[at] == "FIN"] if first == "with" else [0]
    for at in finite:
        form = verb_form(tokens[at].lower) if tags[at] == "FIN" else None
        if form and {"p", "n"} <= set(form.forms) and tokens[at].lower not in _auxiliaries():
            tags[at] = "PART"


def _has_auxiliary(tokens: Sequence[Token], tags: Sequence[str], number: int) -> bool:
    """Whether "has", "was" or the like stands before, adverbs aside."""
    before = _before_adverbs(tags, number)
    return before >= 0 and tokens[before].lower in _auxiliaries()


def _before_adverbs(tags: Sequence[str], number: int) -> int:
    """The place of the word before, adverbs aside; below 0 where there is none."""
    number -= 1
    while number > 0 and tags[number] in ("ADV", "NOT"):
        number -= 1
    return number


@cache
def _auxiliaries() -> frozenset[str]:
    finite = word_set("function_words", "be_finite") | word_set("function_words", "have_finite")
    return finite | {"be", "been", "being", "having", "'s"}


def _find_finite(tokens: Sequence[Token], tags: list[str], clause: Sequence[int]) -> None:
    """Where no verb is finite, the first after a subject that may be: "The crew left early"."""
    subject = False
    for number in clause:
        form = verb_form(tokens[number].lower) if subject else None
        likely = form is not None and form.mostly and tags[number] == "NOUN"
        if form and set(form.forms) & set("ps") and (likely or tags[number] in ("PART", "BASE")):
            tags[number] = "FIN"
            return
        subject = subject or tags[number] in _SUBJECT


def _find_behind(tokens: Sequence[Token], tags: list[str], clause: Sequence[int]) -> None:
    """What is finite behind a verb that alone is: "Rumours that he fled [spread]"."""
    finite = [number for number in clause if tags[number] in FINITE]
    at = finite[0] + 1
    form = verb_form(tokens[at].lower) if at in clause and tags[at] == "PART" else None
    if len(finite) == 1 and form and "p" in form.forms and not _has_auxiliary(tokens, tags, at):
        tags[at] = "FIN"


@lru_cache(maxsize=20_000)
def _class(text: str, lower: str, first: bool, told: str, glued: bool) -> str:
    """The class of a word by itself.

    first: whether nothing stands before it that it goes on from; glued: no white space either.
    """
    if text == "-" and glued:
        return "ADV"  # a hyphen that breaks a word ("in- ception"), not a dash
    known = _closed_class(text, lower, first)
    if not known:
        named = text[0].isupper() and not first and told in ("NOUN", "")
        return "NAME" if named else _open_class(lower, told)
    others = _OTHER.get(known)
    if others is None:
        return known
    if known == "QUOTE":
        return "POSS" if told == "POSS" and lower == "'" and glued else "QUOTE"
    if known == "FIN" and lower not in ("have", "do"):
        return known
    return told if told in others else _DEFAULT.get(known, known)


def _open_class(word: str, told: str) -> str:
    """The class as told; of a verb, one that the word's form allows ("leaks" is no participle)."""
    if told not in _VERBS:
        return told if told in _OPEN else "NOUN"
    form = verb_form(word)
    if form is None:
        return told if told in _OPEN else "FIN"
    finite = "FIN" if set(form.forms) & set("spb") else ""
    other = next((kind for letter, kind in _FORMS if letter in form.forms), "")
    if told in ("FIN", "MODAL"):
        return finite or other
    allowed = {kind for letter, kind in _FORMS if letter in form.forms}
    return told if told in allowed else other or finite


def _closed_class(text: str, word: str, first: bool) -> str:
    head = word[0]
    if word in ("''", "``"):
        return "QUOTE"
    if word == "n't" or (head == "'" and len(word) > 1):
        return "CLITIC" if word in ("'s", "'d") else _table().get(word, "NOUN")
    if head in _CURRENCIES:
        return "NUM"
    if not head.isalnum():
        return "COMMA" if head == "," else "QUOTE" if head in _MARKS else "STOP"
    if head.isdigit():
        return "NUM"
    capital = text[0].isupper() and not first and word in ("may", "will", "march")
    if capital or text in ("US", "IT"):
        return "NAME"
    return "ADV" if first and word == "so" else _table().get(word, "")


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for name, word_class in _LISTS.items():
        table.update(dict.fromkeys(word_set("function_words", name), word_class))
    return table | _SINGLE
