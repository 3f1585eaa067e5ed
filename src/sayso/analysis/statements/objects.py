"""Objects: noun phrases that a cue puts forward ("reported nine deaths", "sees it as a trap")."""

from collections.abc import Sequence

from sayso.analysis.marks import Span
from sayso.analysis.statements.stances import CueWords, claim_nouns
from sayso.analysis.syntax.parse import Parsed
from sayso.language.lexicon import load_lexicon, word_set
from sayso.language.tokens import Token

_NOMINAL = frozenset({"NOUN", "NAME", "PRON", "NUM", "OBJ"})


def find_object(
    parsed: Parsed, cue: CueWords, words: Span, contents: Sequence[Span]
) -> Span | None:
    """The noun phrase that a cue at ``words`` puts forward, or None where it is no proposition.

    "reported nine deaths", "expects a walkout", "warned of a shortage", "puts the dead at nine",
    "sees the levy as a tax", "rejected that account". It ends with the clause of the cue.
    """
    following = next((span for span in contents if span[0] >= words[1]), None)
    at = next((n for n, token in enumerate(parsed.tokens) if token.end >= words[1]), None)
    if following is None or at is None or cue.denied or not _is_told(parsed, at):
        return None
    clause = parsed.clause_at(at)
    last = parsed.tokens[clause.last - 1].end if clause is not None else following[1]
    inside = range(at + 1, len(parsed.tokens))
    within = [n for n in inside if following[0] <= parsed.tokens[n].start < min(following[1], last)]
    if not within or not _NOMINAL & {parsed.tags[n] for n in within}:
        return None
    end = _end(cue, parsed.tokens[at], [parsed.tokens[n] for n in within], parsed.tags[within[-1]])
    return (following[0], end) if end is not None else None


def _is_told(parsed: Parsed, cue: int) -> bool:
    """Whether a cue is in a clause of its own: not in "the fact that he warned of an attack"."""
    clause = parsed.clause_at(cue)
    if clause is None or clause.tie in ("main", "coordinate", "adverbial"):
        return True
    before = parsed.tags[clause.opened - 1] if clause.opened else ""
    return clause.tie == "relative" and (before == "COMMA" or clause.word == "what")


def _end(cue: CueWords, last: Token, within: Sequence[Token], kind: str) -> int | None:
    """Where the object ends, None where the cue puts forward none."""
    verbs = load_lexicon("cues")["verbs"]
    words = [token.lower for token in within]
    seen = "as" in (last.lower, *words[1:]) and cue.lemma in verbs["viewed"].split()
    figured = cue.lemma in verbs["of_figure"].split() and "at" in words and kind in ("NUM", "NOUN")
    warned = cue.lemma in verbs["of_warned"].split() and last.lower == "of"
    if seen or figured or warned or cue.lemma in verbs["of_noun"].split():
        return within[-1].end
    if cue.lemma not in verbs["of_claim"].split():
        return None
    alone = len(words) == 1 and words[0] in word_set("grammar", "pointing")
    nouns = (n for n, word in enumerate(words) if word.removesuffix("s") in claim_nouns())
    noun = 0 if alone else next(nouns, None)
    return within[noun].end if noun is not None else None
