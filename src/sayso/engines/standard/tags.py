"""Word classes: enough of them to tell finite verbs from the rest, by lexicon and neighbours."""

from collections.abc import Sequence
from functools import cache

from sayso.claims.tokens import Token
from sayso.engines.standard.line import SUBJECT, Line, open_class
from sayso.engines.standard.verb_classes import verb_class
from sayso.engines.standard.verbs import VerbForm, load_table, verb_form

_OPENING = frozenset('“"‘(:')
_MARKS = frozenset("\"'“”‘’«»")
_CLAUSAL_S = frozenset({"it", "he", "she", "that", "there", "what", "who", "here", "this", "let"})
_BEFORE_NOUNS = frozenset({"the", "a", "his", "her", "their", "its", "political", "good", "free"})
_LISTS = {
    "adverbs": "ADV",
    "not_verbs": "NOUN",
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


def tag(tokens: Sequence[Token]) -> list[str]:
    """One class for each token.

    DET PRON OBJ NUM NOUN NAME ADJ ADV NOT PREP COORD SUB REL TO POSS, the verbs FIN (finite),
    MODAL, BASE, PART (past participle) and ING, and the marks COMMA, QUOTE and STOP.
    """
    opens = [not number or tokens[number - 1].text in _OPENING for number in range(len(tokens))]
    tags = [
        "ADV" if _is_loose_hyphen(tokens, number) else _closed_class(tokens[number], first)
        for number, first in enumerate(opens)
    ]
    verbs = [
        None if known else _as_verb(token, first)
        for token, known, first in zip(tokens, tags, opens, strict=True)
    ]
    line = Line(tokens, tags, verbs)
    for number, known in enumerate(tags):
        if known == "":
            verb = verbs[number]
            tags[number] = (
                verb_class(line, number, verb)
                if verb
                else open_class(tokens[number], opens[number])
            )
        elif known in ("CLITIC", "THAT", "QUOTE", "MODAL", "COORD", "FIN"):
            tags[number] = _settled(line, number, known)
    return tags


def _settled(line: Line, number: int, known: str) -> str:
    """The class of a word of several closed classes, now that those before it are known."""
    if known == "CLITIC":
        return _clitic(line, number)
    if known == "THAT":
        return _that(line, number)
    if known == "QUOTE" and _is_possessive(line, number):
        return "POSS"
    if known == "MODAL" and line.word(number - 1) in _BEFORE_NOUNS:
        return "NOUN"  # "the will"
    if known == "COORD" and line.word(number) == "yet" and number:
        return "ADV" if line.tag(number - 1) not in ("COMMA", "STOP") else known
    if known == "FIN" and line.before(number) in ("MODAL", "TO"):
        return "BASE"  # "may have", "to do"
    return known


def _is_possessive(line: Line, number: int) -> bool:
    """A bare apostrophe after a plural ("the residents’ claims")."""
    if not number or line.word(number) != "'" or not line.word(number - 1).endswith("s"):
        return False
    joined = line.tokens[number - 1].end == line.tokens[number].start
    opened = any(token.text in ("'", "‘") for token in line.tokens[:number])
    return joined and not opened and line.word(number + 1)[:1].isalnum()


def _is_loose_hyphen(tokens: Sequence[Token], number: int) -> bool:
    """A hyphen that breaks a word ("in- ception"), not a dash."""
    token = tokens[number]
    return token.text == "-" and number > 0 and tokens[number - 1].end == token.start


def _closed_class(token: Token, first: bool) -> str:
    word, head = token.lower, token.lower[0]
    if word in ("''", "``"):
        return "QUOTE"
    if word == "n't" or (head == "'" and len(word) > 1):
        return "CLITIC" if word in ("'s", "'d") else _table().get(word, "NOUN")
    if not head.isalnum():
        return "COMMA" if head == "," else "QUOTE" if head in _MARKS else "STOP"
    if head.isdigit():
        return "NUM"
    capital = token.text[0].isupper() and not first and word in ("may", "will", "march")
    if capital or token.text in ("US", "IT"):
        return "NAME"
    return "ADV" if first and word == "so" else _table().get(word, "")


@cache
def _table() -> dict[str, str]:
    lists = load_table("function_words")
    table: dict[str, str] = {}
    for name, word_class in _LISTS.items():
        table.update(dict.fromkeys(lists[name], word_class))
    return table | _SINGLE


def _as_verb(token: Token, first: bool) -> VerbForm | None:
    return None if token.text[0].isupper() and not first else verb_form(token.lower)


def _clitic(line: Line, number: int) -> str:
    if line.word(number) == "'d":
        return "MODAL"
    return "FIN" if line.word(number - 1) in _CLAUSAL_S else "POSS"


def _that(line: Line, number: int) -> str:
    following, before = line.peek(number + 1), line.tag(number - 1)
    if following in ("FIN", "MODAL", "VERB"):
        return "REL" if before in SUBJECT else "SUB" if following == "VERB" else "PRON"
    if before in ("PREP", "COMMA", "") and following in ("NOUN", "ADJ"):
        return "DET"
    return "SUB"
