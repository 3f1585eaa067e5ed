"""Word classes: enough of them to tell finite verbs from the rest, by lexicon and neighbours."""

from collections.abc import Sequence

from sayso.claims.tokens import Token
from sayso.engines.standard.verbs import VerbForm, load_table, verb_form

FINITE = frozenset({"FIN", "MODAL"})
_SUBJECT = frozenset({"NOUN", "NAME", "NUM"})
_OBJECT_STARTS = frozenset({"DET", "PRON", "OBJ", "NAME", "NUM", "POSS"})
_REGION_ENDS = frozenset({"COORD", "SUB", "REL", "PRON", "STOP", "COMMA"})
_ADJECTIVE_ENDINGS = ("ous", "ful", "ible", "able", "ical", "less", "ary", "ish")
_OPENING = frozenset('“"‘(:')
_OFTEN_PREPOSITIONS = frozenset({"as", "than", "so", "after", "before", "since", "until", "till"})
_PRONOUN_LIKE = frozenset(
    {"this", "these", "those", "many", "some", "most", "all", "few", "both", "several"}
)
_CLAUSAL_S = frozenset({"it", "he", "she", "that", "there", "what", "who", "here", "this", "let"})


def tag(tokens: Sequence[Token]) -> list[str]:
    """One class for each token.

    DET PRON OBJ NUM NOUN NAME ADJ ADV NOT PREP COORD SUB REL TO POSS, the verbs FIN (finite),
    MODAL, BASE, PART (past participle) and ING, and the marks COMMA, QUOTE and STOP.
    """
    loose = [_is_loose_hyphen(tokens, number) for number in range(len(tokens))]
    opens = [not number or tokens[number - 1].text in _OPENING for number in range(len(tokens))]
    tags = [
        "ADV" if hyphen else _closed_class(token, first)
        for token, first, hyphen in zip(tokens, opens, loose, strict=True)
    ]
    verbs = [
        None if known else _as_verb(token, first)
        for token, known, first in zip(tokens, tags, opens, strict=True)
    ]
    for number, token in enumerate(tokens):
        if tags[number] == "CLITIC":
            tags[number] = _clitic(tokens, tags, number)
        elif tags[number] == "THAT":
            tags[number] = _that(tokens, tags, verbs, number)
        elif tags[number] == "":
            verb = verbs[number]
            tags[number] = (
                _verb_class(tokens, tags, verbs, number, verb)
                if verb
                else _open_class(token, opens[number])
            )
        elif tags[number] == "QUOTE" and number and _is_possessive(tokens, number):
            tags[number] = "POSS"
        elif tags[number] == "MODAL" and number and _is_noun_slot(tokens[number - 1]):
            tags[number] = "NOUN"  # "the will"
        elif tags[number] == "COORD" and _joins_nothing(tokens, tags, number):
            tags[number] = "ADV"
        elif tags[number] == "FIN" and _before(tags, number) in ("MODAL", "TO"):
            tags[number] = "BASE"  # "may have", "to do"
    return tags


def _is_possessive(tokens: Sequence[Token], number: int) -> bool:
    """A bare apostrophe after a plural ("the residents’ claims")."""
    before, here = tokens[number - 1], tokens[number]
    joined = before.end == here.start and before.lower.endswith("s") and here.lower == "'"
    opened = any(token.text in ("'", "‘") and token is not here for token in tokens[:number])
    following = number + 1 < len(tokens) and tokens[number + 1].text[0].isalnum()
    return joined and following and not opened


def _joins_nothing(tokens: Sequence[Token], tags: list[str], number: int) -> bool:
    """ "not yet public": an adverb."""
    return (
        tokens[number].lower == "yet" and number > 0 and tags[number - 1] not in ("COMMA", "STOP")
    )


def _is_loose_hyphen(tokens: Sequence[Token], number: int) -> bool:
    """A hyphen that breaks a word ("in- ception"), not a dash."""
    token = tokens[number]
    return token.text == "-" and number > 0 and tokens[number - 1].end == token.start


def _is_noun_slot(token: Token) -> bool:
    return token.lower in ("the", "a", "his", "her", "their", "its", "political", "good", "free")


def _closed_class(token: Token, first: bool) -> str:
    word = token.lower
    head = word[0]
    if not head.isalnum() and head != "'" or word == "'":
        if head == ",":
            return "COMMA"
        return "QUOTE" if head in "\"'“”‘’«»" else "STOP"
    if head == "'" or word == "n't":
        return "CLITIC" if word in ("'s", "'d") else _table().get(word, "NOUN")
    if head.isdigit():
        return "NUM"
    if token.text[0].isupper() and not first and word in ("may", "will", "march"):
        return "NAME"
    if token.text in ("US", "IT"):
        return "NAME"
    if first and word == "so":
        return "ADV"
    return _table().get(word, "")


_TABLE: dict[str, str] = {}


def _table() -> dict[str, str]:
    if not _TABLE:
        lists = load_table("function_words")
        for name, word_class in (
            ("adverbs", "ADV"),
            ("not_verbs", "NOUN"),
            ("prepositions", "PREP"),
            ("determiners", "DET"),
            ("subordinators", "SUB"),
            ("coordinators", "COORD"),
            ("subject_pronouns", "PRON"),
            ("relatives", "REL"),
            ("object_pronouns", "OBJ"),
            ("modals", "MODAL"),
            ("be_finite", "FIN"),
            ("have_finite", "FIN"),
            ("do_finite", "FIN"),
        ):
            _TABLE.update(dict.fromkeys(lists[name], word_class))
        _TABLE.update({"to": "TO", "n't": "NOT", "not": "NOT", "that": "THAT", "be": "BASE"})
        _TABLE.update({"been": "PART", "being": "ING", "having": "ING", "'": "QUOTE"})
    return _TABLE


def _as_verb(token: Token, first: bool) -> VerbForm | None:
    if token.text[0].isupper() and not first:
        return None
    return verb_form(token.lower)


def _open_class(token: Token, first: bool) -> str:
    word = token.lower
    if token.text[0].isupper() and not first:
        return "NAME"
    if word.endswith("ly") and len(word) > 4:
        return "ADV"
    return "ADJ" if word.endswith(_ADJECTIVE_ENDINGS) else "NOUN"


def _clitic(tokens: Sequence[Token], tags: list[str], number: int) -> str:
    if tokens[number].lower == "'d":
        return "MODAL"
    before = tokens[number - 1].lower if number else ""
    return "FIN" if before in _CLAUSAL_S else "POSS"


def _that(
    tokens: Sequence[Token], tags: list[str], verbs: Sequence[VerbForm | None], number: int
) -> str:
    following = _peek(tokens, tags, verbs, number + 1)
    before = tags[number - 1] if number else ""
    if following in ("FIN", "MODAL", "VERB"):
        return "REL" if before in _SUBJECT else "SUB" if following == "VERB" else "PRON"
    if before in ("PREP", "COMMA", "") and following in ("NOUN", "ADJ"):
        return "DET"
    return "SUB"


def _peek(
    tokens: Sequence[Token], tags: list[str], verbs: Sequence[VerbForm | None], number: int
) -> str:
    """What the next word most likely is, before it is decided."""
    while number < len(tokens) and tags[number] in ("ADV", "NOT"):
        number += 1
    if number >= len(tokens):
        return "STOP"
    if tags[number]:
        return tags[number]
    verb = verbs[number]
    if verb and verb.mostly and set(verb.forms) & set("sp"):
        return "FIN"
    return "VERB" if verb and verb.mostly else _open_class(tokens[number], False)


def _before(tags: list[str], number: int) -> str:
    """The class of the nearest earlier word that is no adverb."""
    number -= 1
    while number >= 0 and tags[number] in ("ADV", "NOT"):
        number -= 1
    return tags[number] if number >= 0 else ""


def _auxiliary(tokens: Sequence[Token], tags: list[str], number: int) -> str:
    """be, have, do or modal, where one governs this word (adverbs and a subject between)."""
    number -= 1
    while number >= 0 and tags[number] in ("ADV", "NOT"):
        number -= 1
    if number > 0 and tags[number] == "PRON" and tags[number - 1] in FINITE:
        number -= 1  # "did he know"
    if number < 0:
        return ""
    word = tokens[number].lower
    lists = load_table("function_words")
    if (
        word in lists["be_finite"]
        or word in ("be", "been", "being")
        or _is_clitic(tokens, tags, number)
    ):
        return "be"
    if word in lists["have_finite"] or word == "having":
        return "have"
    if word in lists["do_finite"]:
        return "do"
    return "modal" if tags[number] == "MODAL" else ""


def _is_clitic(tokens: Sequence[Token], tags: list[str], number: int) -> bool:
    return tags[number] == "FIN" and tokens[number].lower == "'s"


def _verb_class(  # noqa: PLR0911, C901 - one rule a line
    tokens: Sequence[Token],
    tags: list[str],
    verbs: Sequence[VerbForm | None],
    number: int,
    verb: VerbForm,
) -> str:
    forms = verb.forms
    auxiliary = _auxiliary(tokens, tags, number)
    before = _before(tags, number)
    adjacent = tags[number - 1] if number else ""
    noun = _open_class(tokens[number], False)
    if auxiliary in ("modal", "do") and "b" in forms:
        return "BASE"
    if auxiliary in ("be", "have") and "n" in forms:
        return "PART"
    if "g" in forms:
        return "NOUN" if adjacent == "DET" and not verb.mostly else "ING"
    if before == "TO" and "b" in forms:
        return "BASE"
    demonstrative = number and tokens[number - 1].lower in _PRONOUN_LIKE
    if adjacent == "DET" and verb.mostly and demonstrative and forms != "pn":
        ahead = _peek(tokens, tags, verbs, number + 1)
        if ahead not in ("NOUN", "ADJ") and _lacks_finite(tokens, tags, number):
            return "FIN"
    if adjacent in ("DET", "POSS", "NUM") or (adjacent == "ADJ" and forms != "p"):
        return "ADJ" if "n" in forms else noun
    if before == "PREP":
        return "PART" if "n" in forms else noun
    if before in ("PRON", "REL"):
        return "FIN" if set(forms) & set("bsp") else "PART"
    if before == "OBJ":
        return "BASE" if "b" in forms else "PART"
    if before == "COORD":
        return _coordinated(tags, verbs, number, verb, noun)
    if "p" in forms or ("n" in forms and "b" not in forms):
        return _past_class(tokens, tags, verbs, number, verb)
    return _present_class(tokens, tags, verbs, number, verb, noun)


def _coordinated(
    tags: list[str],
    verbs: Sequence[VerbForm | None],
    number: int,
    verb: VerbForm,
    noun: str,
) -> str:
    """After "and": the class of the verb it is joined to, else a noun."""
    wanted = {"BASE": "b", "ING": "g", "PART": "n"}
    for earlier in range(number - 1, -1, -1):
        known = tags[earlier]
        if known in wanted and wanted[known] in verb.forms:
            return known
        if known == "FIN":
            model = verbs[earlier]
            same = set(verb.forms) & set(model.forms if model else "sp") & set("bsp")
            sure = verb.mostly and set(verb.forms) & set("sp")
            return "FIN" if sure or (same and "p" in same) else noun
        if known == "MODAL" and "b" in verb.forms and verb.mostly:
            return "BASE"
    if "p" in verb.forms and verb.mostly:
        return "FIN"
    return noun


def _finite_ahead(
    tokens: Sequence[Token], tags: list[str], verbs: Sequence[VerbForm | None], number: int
) -> bool:
    """Whether a sure finite verb follows before the next sign of a new clause."""
    for ahead in range(number + 1, min(number + 16, len(tokens))):
        if tags[ahead] in FINITE:
            return True
        if tags[ahead] in _REGION_ENDS or tags[ahead] == "THAT":
            return False
        verb = verbs[ahead]
        if verb and not tags[ahead] and verb.mostly and verb.forms in ("s", "p"):
            return True
        if verb and "p" in verb.forms and ahead + 1 < len(tags) and tags[ahead + 1] == "THAT":
            return True
    return False


def _lacks_finite(tokens: Sequence[Token], tags: list[str], number: int) -> bool:
    """Whether a clause begun before this word still waits for its finite verb.

    The main clause and every one that a subordinator or relative opens wants one.
    """
    wanted, found = 1, 0
    for earlier in range(number - 1, -1, -1):
        kind = tags[earlier]
        if kind in FINITE:
            found += 1
            wanted += _takes_clause(tokens, tags, earlier, number)
        elif kind in ("SUB", "REL") and tokens[earlier].lower not in _OFTEN_PREPOSITIONS:
            wanted += 1
        elif kind == "COORD" and tags[earlier + 1] in ("NOUN", "NAME", "DET", "PRON", "ADV"):
            wanted += tags[earlier - 1] == "COMMA"
        elif kind == "STOP" and tokens[earlier].lower in ":;":
            break
    return found < wanted


def _takes_clause(tokens: Sequence[Token], tags: list[str], verb: int, number: int) -> bool:
    """Whether a verb is followed at once by the subject of a clause without "that"."""
    if verb + 1 >= number or tags[verb + 1] not in ("NAME", "PRON", "DET"):
        return False
    form = verb_form(tokens[verb].lower)
    return form is not None and form.lemma in load_table("function_words")["clause_verbs"]


def _past_class(
    tokens: Sequence[Token],
    tags: list[str],
    verbs: Sequence[VerbForm | None],
    number: int,
    verb: VerbForm,
) -> str:
    forms = verb.forms
    if "p" not in forms:
        return "PART"
    if "n" not in forms:
        return "FIN"
    adjacent = tags[number - 1] if number else ""
    following = tokens[number + 1].lower if number + 1 < len(tokens) else ""
    clausal = verb.lemma in load_table("function_words")["clause_verbs"]
    if following == "by":
        return "PART"
    ahead = _peek(tokens, tags, verbs, number + 1)
    if clausal and adjacent in (*_SUBJECT, "QUOTE", "COMMA", "ADV") and number:
        return "PART" if ahead == "PREP" and _reduced(tokens, tags, number) else "FIN"
    if not _lacks_finite(tokens, tags, number):
        return "PART"
    if number == 0 or adjacent in ("STOP", "QUOTE"):
        return "PART"
    if adjacent == "COMMA":
        paired = "COMMA" in tags[: number - 1]
        alone = ahead != "PREP" and not any(each in FINITE for each in tags[number + 1 :])
        return "FIN" if ahead in _OBJECT_STARTS or alone or paired else "PART"
    if ahead in _OBJECT_STARTS:
        return "FIN"
    return "PART" if _finite_ahead(tokens, tags, verbs, number) else "FIN"


def _reduced(tokens: Sequence[Token], tags: list[str], number: int) -> bool:
    """ "the sale announced on 2 May could": a finite verb follows without a subject of its own."""
    for ahead in range(number + 2, min(number + 8, len(tags))):
        if tags[ahead] in FINITE:
            return True
        if tags[ahead] in ("DET", "PRON", "NAME", "COMMA", "STOP", "QUOTE", "THAT", "SUB"):
            return (
                tags[ahead] == "NAME"
                and tokens[ahead - 1].lower.isdigit()
                and (ahead + 1 < len(tags) and tags[ahead + 1] in FINITE)
            )
    return False


def _present_class(
    tokens: Sequence[Token],
    tags: list[str],
    verbs: Sequence[VerbForm | None],
    number: int,
    verb: VerbForm,
    noun: str,
) -> str:
    adjacent = _before(tags, number)
    clausal = verb.lemma in load_table("function_words")["clause_verbs"]
    if clausal and "s" in verb.forms and number and tags[number - 1] == "QUOTE":
        return "FIN"
    if number == 0 or adjacent not in (*_SUBJECT, "QUOTE", "COMMA", "ING", "PART", "STOP"):
        return noun if not verb.mostly or number == 0 or "s" in verb.forms else "BASE"
    if not _lacks_finite(tokens, tags, number) and not _splices(tags, number, verb):
        return noun
    previous = tokens[number - 1].lower
    plural = previous.endswith("s") and not previous.endswith("ss")
    plural = plural and not _singular_phrase(tokens, tags, number)
    that = number + 1 < len(tags) and tags[number + 1] == "THAT"
    if clausal and that and (plural or "s" in verb.forms):
        return "FIN"
    if not (clausal and plural) and _finite_ahead(tokens, tags, verbs, number):
        return noun
    ahead = _peek(tokens, tags, verbs, number + 1)
    objects = ahead in _OBJECT_STARTS or ahead == "TO"
    if adjacent == "COMMA":
        return "FIN" if verb.mostly and tags[:number].count("COMMA") > 1 else noun
    if "s" in verb.forms:
        if plural and not tokens[number - 1].text[0].isupper():
            return noun
        return "FIN" if verb.mostly or objects else noun
    agrees = (
        plural
        or tags[number - 1] == "NAME"
        or previous in ("people", "police", "militants")
        or (verb.mostly and _only_verb(tokens, tags, verbs, number))
    )
    return "FIN" if agrees and (verb.mostly or objects) else noun


def _only_verb(
    tokens: Sequence[Token], tags: list[str], verbs: Sequence[VerbForm | None], number: int
) -> bool:
    """Whether a plural stands before and no other word of the sentence can be its finite verb."""
    plurals = any(
        kind == "NOUN" and token.lower.endswith("s")
        for token, kind in zip(tokens[:number], tags[:number], strict=True)
    )
    if not plurals or any(kind in FINITE for kind in tags):
        return False
    return not any(
        verb and verb.mostly and set(verb.forms) & set("sp") for verb in verbs[number + 1 :]
    )


def _singular_phrase(tokens: Sequence[Token], tags: list[str], number: int) -> bool:
    """Whether the noun phrase before this word begins with a singular determiner."""
    at = number - 1
    while at >= 0 and tags[at] in ("NOUN", "NAME", "ADJ", "ADV"):
        at -= 1
    return at >= 0 and tokens[at].lower in ("a", "an", "this", "that", "each", "every", "another")


def _splices(tags: list[str], number: int, verb: VerbForm) -> bool:
    """Whether "A does this, B does that" brings a second subject here."""
    if not verb.mostly or tags[number - 1] not in ("NOUN", "NAME"):
        return False
    for earlier in range(number - 1, max(number - 6, 0), -1):
        if tags[earlier] == "COMMA":
            return tags[earlier + 1] in ("NAME", "DET", "NOUN") and earlier + 1 < number
        if tags[earlier] not in ("NAME", "NOUN", "ADJ", "DET"):
            return False
    return False
