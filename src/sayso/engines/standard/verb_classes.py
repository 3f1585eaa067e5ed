"""Verb classes: whether a word that may be a verb is finite, base, participle, or none."""

from sayso.engines.standard.line import FINITE, OBJECT_STARTS, SUBJECT, Line, open_class
from sayso.engines.standard.verbs import VerbForm, load_table

_PRONOUN_LIKE = frozenset(
    {"this", "these", "those", "many", "some", "most", "all", "few", "both", "several"}
)
_PLURALS = frozenset({"people", "police", "militants", "media", "others"})
_SINGULAR = frozenset({"a", "an", "this", "that", "each", "every", "another"})


def verb_class(line: Line, number: int, verb: VerbForm) -> str:
    """FIN, BASE, PART, ING, or the class it has as no verb, from the words around it."""
    return (
        _governed(line, number, verb)
        or _in_phrase(line, number, verb)
        or _after_subject(line, number, verb)
    )


def _governed(line: Line, number: int, verb: VerbForm) -> str:
    """Where an auxiliary, "to" or the -ing ending settles it."""
    forms = verb.forms
    auxiliary = line.auxiliary(number)
    if auxiliary in ("modal", "do") and "b" in forms:
        return "BASE"
    if auxiliary in ("be", "have") and "n" in forms:
        return "PART"
    if "g" in forms:
        return "NOUN" if line.tag(number - 1) == "DET" and not verb.mostly else "ING"
    return "BASE" if line.before(number) == "TO" and "b" in forms else ""


def _in_phrase(line: Line, number: int, verb: VerbForm) -> str:
    """Where a determiner or preposition before it makes it a noun or adjective."""
    forms, adjacent = verb.forms, line.tag(number - 1)
    if line.word(number) == "close" and line.tag(number + 1) == "TO":
        return "ADJ"
    noun = open_class(line.tokens[number], False)
    if adjacent == "DET" and verb.mostly and line.word(number - 1) in _PRONOUN_LIKE:
        subject = line.peek(number + 1) not in ("NOUN", "ADJ") and line.lacks_finite(number)
        if forms != "pn" and subject:
            return "FIN"
    if adjacent in ("DET", "POSS", "NUM") or (adjacent == "ADJ" and forms != "p"):
        return "ADJ" if "n" in forms else noun
    if line.before(number) == "PREP":
        return "PART" if "n" in forms else noun
    return ""


def _after_subject(line: Line, number: int, verb: VerbForm) -> str:
    forms, before = verb.forms, line.before(number)
    if before in ("PRON", "REL"):
        return "FIN" if set(forms) & set("bsp") else "PART"
    if before == "OBJ":
        inside = line.tag(line.earlier(number) - 1) == "PREP"  # "one of them leaves"
        if inside and set(forms) & set("sp") and line.lacks_finite(number):
            return "FIN"
        return "BASE" if "b" in forms else "PART"
    if before == "COORD":
        return _coordinated(line, number, verb)
    if "p" in forms or ("n" in forms and "b" not in forms):
        return _past(line, number, verb)
    return _present(line, number, verb)


def _coordinated(line: Line, number: int, verb: VerbForm) -> str:
    """After "and": the class of the verb it is joined to, else a noun."""
    noun = open_class(line.tokens[number], False)
    wanted = {"BASE": "b", "ING": "g", "PART": "n"}
    for earlier in range(number - 1, -1, -1):
        known = line.tags[earlier]
        if known in wanted and wanted[known] in verb.forms:
            return known
        if known == "FIN":
            model = line.verbs[earlier]
            same = set(verb.forms) & set(model.forms if model else "sp") & set("bsp")
            sure = verb.mostly and set(verb.forms) & set("sp")
            return "FIN" if sure or "p" in same else noun
        if known == "MODAL" and "b" in verb.forms and verb.mostly:
            return "BASE"
    return "FIN" if "p" in verb.forms and verb.mostly else noun


def _past(line: Line, number: int, verb: VerbForm) -> str:
    """Past tense or participle: "took", "taken", "attacked"."""
    if "p" not in verb.forms or "n" not in verb.forms:
        return "FIN" if "p" in verb.forms else "PART"
    adjacent, ahead = line.tag(number - 1), line.peek(number + 1)
    if line.word(number + 1) == "by":
        return "PART"
    if line.is_clausal(verb) and number and adjacent in (*SUBJECT, "QUOTE", "COMMA", "ADV"):
        return "PART" if ahead == "PREP" and _is_reduced(line, number) else "FIN"
    if _has_new_subject(line, number) and (ahead == "STOP" or ahead in OBJECT_STARTS):
        return "FIN"
    if not line.lacks_finite(number) or number == 0 or adjacent in ("STOP", "QUOTE"):
        return "PART"
    if ahead in OBJECT_STARTS:
        return "FIN"
    if adjacent == "COMMA":
        paired = "COMMA" in line.tags[: number - 1]
        alone = ahead != "PREP" and not any(each in FINITE for each in line.tags[number + 1 :])
        return "FIN" if alone or paired else "PART"
    # "the order that the minister signed was leaked": the verb ahead is the other clause's.
    both = adjacent in SUBJECT and line.lacks_finite(number, least=2)
    return "PART" if line.finite_ahead(number) and not both else "FIN"


def _has_new_subject(line: Line, number: int) -> bool:
    """Whether "and" and a noun phrase lead to the word: "The ship left and the crew stayed"."""
    at = number - 1
    while line.tag(at) in (*SUBJECT, "ADJ", "DET"):
        at -= 1
    return at + 1 < number and line.tag(at) == "COORD" and line.tag(number - 1) in SUBJECT


def _is_reduced(line: Line, number: int) -> bool:
    """ "the sale announced on 2 May could": a finite verb follows without a subject of its own."""
    for ahead in range(number + 2, min(number + 8, len(line.tags))):
        kind = line.tags[ahead]
        if kind in FINITE:
            return True
        if kind in ("DET", "PRON", "NAME", "COMMA", "STOP", "QUOTE", "THAT", "SUB"):
            dated = kind == "NAME" and line.word(ahead - 1).isdigit()
            return dated and line.tag(ahead + 1) in FINITE
    return False


def _present(line: Line, number: int, verb: VerbForm) -> str:
    """Present tense or noun: "attacks", "plan"."""
    noun = open_class(line.tokens[number], number == 0)
    adjacent, third = line.before(number), "s" in verb.forms
    clausal = line.is_clausal(verb)
    inverted = line.tag(number - 1) == "COMMA" and line.tag(number + 1) in ("DET", "NAME")
    if clausal and ((third and line.tag(number - 1) == "QUOTE") or inverted):
        return "FIN"
    if number == 0 or adjacent not in (*SUBJECT, "QUOTE", "COMMA", "ING", "PART", "STOP"):
        return noun if not verb.mostly or number == 0 or third else "BASE"
    if not line.lacks_finite(number) and not _splices(line, number, verb):
        return noun
    plural = _is_plural(line, number)
    if clausal and line.tag(number + 1) == "THAT" and (plural or third):
        return "FIN"
    # "says the dam is failing": the finite verb ahead is its content's, not its clause's.
    ambiguous = line.word(number) in load_table("function_words")["plural_nouns"]
    content = line.peek(number + 1) in OBJECT_STARTS or (verb.mostly and not ambiguous)
    opens = clausal and (plural or (third and content))
    if not opens and line.finite_ahead(number):
        return noun
    if adjacent == "COMMA":
        return "FIN" if verb.mostly and line.tags[:number].count("COMMA") > 1 else noun
    ahead = line.peek(number + 1)
    likely = verb.mostly or ahead in OBJECT_STARTS or ahead == "TO"
    if third:
        common = not line.tokens[number - 1].text[0].isupper()
        return noun if (plural and common) or not likely else "FIN"
    agrees = plural or line.tag(number - 1) == "NAME" or line.word(number - 1) in _PLURALS
    return "FIN" if likely and (agrees or (verb.mostly and _is_only_verb(line, number))) else noun


def _is_plural(line: Line, number: int) -> bool:
    """Whether the phrase before is plural: its last noun, or its head before a preposition."""
    previous = line.word(number - 1)
    at, head = number - 1, number
    while line.tag(at) in ("NOUN", "NAME", "ADJ", "DET", "NUM", "POSS", "PREP", "TO"):
        if line.tags[at] == "PREP" or line.word(at + 1) == "to":
            head = at
        at -= 1
    headed = head < number and line.tag(head - 1) == "NOUN" and line.word(head - 1).endswith("s")
    if not headed and not (previous.endswith("s") and not previous.endswith("ss")):
        return False
    at = number - 1
    while line.tag(at) in ("NOUN", "NAME", "ADJ", "ADV"):
        at -= 1
    return line.word(at) not in _SINGULAR


def _is_only_verb(line: Line, number: int) -> bool:
    """Whether a plural stands before and no other word of the sentence can be its finite verb."""
    plurals = any(
        line.tags[each] == "NOUN" and line.word(each).endswith("s") for each in range(number)
    )
    if not plurals or any(kind in FINITE for kind in line.tags):
        return False
    return not any(
        verb and verb.mostly and set(verb.forms) & set("sp") for verb in line.verbs[number + 1 :]
    )


def _splices(line: Line, number: int, verb: VerbForm) -> bool:
    """Whether "A does this, B does that" brings a second subject here."""
    if not verb.mostly or line.tag(number - 1) not in ("NOUN", "NAME"):
        return False
    for earlier in range(number - 1, max(number - 6, 0), -1):
        if line.tags[earlier] == "COMMA":
            return line.tags[earlier + 1] in ("NAME", "DET", "NOUN") and earlier + 1 < number
        if line.tags[earlier] not in ("NAME", "NOUN", "ADJ", "DET"):
            return False
    return False
