"""A line: the tokens of one sentence while their word classes are being found."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.claims.tokens import Token
from sayso.engines.standard.verbs import VerbForm, load_table, verb_form

FINITE = frozenset({"FIN", "MODAL"})
SUBJECT = frozenset({"NOUN", "NAME", "NUM"})
OBJECT_STARTS = frozenset({"DET", "PRON", "OBJ", "NAME", "NUM", "POSS"})
_REGION_ENDS = frozenset({"COORD", "SUB", "REL", "PRON", "STOP", "COMMA", "THAT"})
_ADJECTIVE_ENDINGS = ("ous", "ful", "ible", "able", "ical", "less", "ary", "ish")
_OFTEN_PREPOSITIONS = frozenset({"as", "than", "so", "after", "before", "since", "until", "till"})


def open_class(token: Token, first: bool) -> str:
    """NAME, ADV, ADJ or NOUN, by capital and ending; ``first`` at the start of a sentence."""
    word = token.lower
    if token.text[0].isupper() and not first:
        return "NAME"
    if word.endswith("ly") and len(word) > 4:
        return "ADV"
    return "ADJ" if word.endswith(_ADJECTIVE_ENDINGS) else "NOUN"


@dataclass(slots=True)
class Line:
    """Tokens with the classes found so far ("" where open) and what each may be as a verb."""

    tokens: Sequence[Token]
    tags: list[str]
    verbs: Sequence[VerbForm | None]

    def word(self, number: int) -> str:
        """The lower-case word at a place, "" outside the line."""
        return self.tokens[number].lower if 0 <= number < len(self.tokens) else ""

    def tag(self, number: int) -> str:
        """The class at a place, "" outside the line."""
        return self.tags[number] if 0 <= number < len(self.tags) else ""

    def is_clausal(self, verb: VerbForm) -> bool:
        """Whether a verb takes a clause without "that"."""
        return verb.lemma in load_table("function_words")["clause_verbs"]

    def before(self, number: int) -> str:
        """The class of the nearest earlier word that is no adverb."""
        return self.tag(self.earlier(number))

    def earlier(self, number: int) -> int:
        """The place of the nearest earlier word that is no adverb, -1 where there is none."""
        number -= 1
        while number >= 0 and self.tags[number] in ("ADV", "NOT"):
            number -= 1
        return number

    def peek(self, number: int) -> str:
        """What the word at a place, or the next that is no adverb, most likely is."""
        while self.tag(number) in ("ADV", "NOT"):
            number += 1
        if number >= len(self.tokens):
            return "STOP"
        if self.tags[number]:
            return self.tags[number]
        verb = self.verbs[number]
        if verb and verb.mostly and set(verb.forms) & set("sp"):
            return "FIN"
        return "VERB" if verb and verb.mostly else open_class(self.tokens[number], False)

    def auxiliary(self, number: int) -> str:
        """be, have, do or modal, where one governs the word (adverbs and a subject between)."""
        number = self.earlier(number)
        if self.tag(number) == "PRON" and self.tag(number - 1) in FINITE:
            number -= 1  # "did he know"
        word = self.word(number)
        lists = load_table("function_words")
        clitic = word == "'s" and self.tags[number] == "FIN"
        if clitic or word in lists["be_finite"] or word in ("be", "been", "being"):
            return "be"
        if word in lists["have_finite"] or word == "having":
            return "have"
        if word in lists["do_finite"]:
            return "do"
        return "modal" if self.tag(number) == "MODAL" else ""

    def finite_ahead(self, number: int) -> bool:
        """Whether a sure finite verb follows before the next sign of a new clause."""
        for ahead in range(number + 1, min(number + 16, len(self.tokens))):
            if self.tags[ahead] in FINITE:
                return True
            if self.tags[ahead] in _REGION_ENDS:
                return False
            verb = self.verbs[ahead]
            nouns = load_table("function_words")["plural_nouns"]
            sure = verb and verb.mostly and verb.forms in ("s", "p")
            if sure and not self.tags[ahead] and self.word(ahead) not in nouns:
                return True
            if verb and "p" in verb.forms and self.tag(ahead + 1) == "THAT":
                return True
        return False

    def lacks_finite(self, number: int, *, least: int = 1) -> bool:
        """Whether clauses begun before the word, as many as ``least``, wait for a finite verb.

        The main clause and every one that a subordinator or relative opens wants one.
        """
        wanted, found = 1, 0
        for earlier in range(number - 1, -1, -1):
            kind = self.tags[earlier]
            if kind in FINITE:
                found += 1
                wanted += self._takes_clause(earlier, number)
            elif kind in ("SUB", "REL"):
                wanted += self._opens_clause(earlier)
            elif kind == "COORD" and self.tags[earlier + 1] in (
                "NOUN",
                "NAME",
                "DET",
                "PRON",
                "ADV",
            ):
                wanted += self.tag(earlier - 1) == "COMMA"
            elif kind == "STOP" and self.word(earlier) in (":", ";"):
                break
            elif kind == "QUOTE" and self.tag(earlier - 1) in ("COMMA", "STOP"):
                break  # "“It is late,” he adds": a clause of its own
        return wanted - found >= least

    def _opens_clause(self, number: int) -> bool:
        """Whether a subordinator here is no preposition: a comma before it, or a verb behind."""
        if self.word(number) not in _OFTEN_PREPOSITIONS:
            return True
        if self.tag(number - 1) == "COMMA" and self.word(number) not in ("as", "than"):
            return True
        for later in range(number + 1, len(self.tags)):
            if self.tags[later] in FINITE:
                return self.word(number) != "than"
            if self.tags[later] in ("COMMA", "STOP", ""):
                return False
        return False

    def _takes_clause(self, verb: int, number: int) -> bool:
        """Whether a verb is followed at once by the subject of a clause without "that"."""
        if verb + 1 >= number or self.tags[verb + 1] not in ("NAME", "PRON", "DET"):
            return False
        form = verb_form(self.word(verb))
        return form is not None and self.is_clausal(form)
