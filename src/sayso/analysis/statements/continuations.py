"""Carried-over sources: a sentence that plainly goes on with the report before it."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from sayso.analysis.statements.cue_words import find_cues
from sayso.analysis.statements.statement import Statement
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.syntax.subjects import find_subject
from sayso.language.lexicon import load_lexicon, word_set


def carry_over(
    text: str, sentences: Sequence[Parsed], statements: Sequence[Statement]
) -> list[Statement]:
    """The statements, with one more for every sentence that begins "Among them were" or so.

    Such a sentence goes to the source of the sentence before it in its paragraph; a quotation,
    however many its paragraphs, to the subject of the sentence that leads it in with a colon, or
    to whoever "wrote this" right after it; else to nobody in particular, for its words are not
    the author's. One within it (">>") is another's.
    """
    by_cue = sorted(statements, key=lambda each: each.cue)
    found = list(by_cue)
    last: Statement | None = None
    at, before = 0, -1
    lead: tuple[int, Statement] | None = None
    speaking: dict[int, Statement] = {}
    own: set[int] = set()
    trails = _trails(sentences)
    depth = 0
    for parsed in sentences:
        sentence = parsed.sentence
        inside = []
        while at < len(by_cue) and by_cue[at].cue[0] < sentence.end:
            if by_cue[at].cue[0] >= sentence.start:
                inside.append(by_cue[at])
            at += 1
        if not inside and last and sentence.block == before and _goes_on(text, sentence.start):
            end = sentence.end
            while end > sentence.start and text[end - 1] in ".!… ":
                end -= 1
            found.append(
                Statement(
                    last.source,
                    last.cue,
                    ((sentence.start, end),),
                    last.stance,
                    way="sentence that goes on",
                )
            )
        elif sentence.kind == "quote":
            if sentence.block != before:
                depth = _depth(text, sentence.start)
                speaking = {each: who for each, who in speaking.items() if each <= depth}
            if lead is not None and sentence.block == lead[0]:
                speaking[depth] = lead[1]
            speaker = (
                speaking.get(depth)
                or trails.get(sentence.block)
                or Statement(None, (sentence.start,) * 2, (), way="quoted paragraph")
            )
            if speaker.source:
                own.update(id(each) for each in inside if _is_own(text, each))
            if not inside or speaker.source:
                span = (sentence.start, sentence.end)
                found.append(
                    Statement(
                        speaker.source, speaker.cue, (span,), speaker.stance, way="quoted paragraph"
                    )
                )
        else:
            ends = [each for each in inside if each.contents[-1][1] >= sentence.end - 3]
            last = ends[0] if ends else None
            speaking = {}
        lead = _lead(parsed, sentence.block + 1)
        before = sentence.block
    kept = (each for each in found if id(each) not in own)
    return sorted(kept, key=lambda each: (each.cue, each.contents))


def _is_own(text: str, statement: Statement) -> bool:
    """Whether a speaker speaks of himself: "I think"."""
    words = text[slice(*statement.source)].lower() if statement.source else ""
    return words in word_set("grammar", "first_person")


def _depth(text: str, start: int) -> int:
    """How many marks of quotation (">") stand in front of a paragraph's first line."""
    depth, at = 0, start - 1
    while at >= 0 and text[at] in "> \t":
        depth += text[at] == ">"
        at -= 1
    return depth


def _lead(parsed: Parsed, block: int) -> tuple[int, Statement] | None:
    """What "The annex puts it plainly:" says of the quoted paragraph after it, at ``block``."""
    last = next((each for each in parsed.clauses if each.tie == "main"), None)
    if parsed.tokens[-1].text != ":" or last is None or last.verb is None:
        return None
    subject = find_subject(parsed, last.verb)
    if subject is None:
        return None
    cue = parsed.tokens[last.verb]
    return block, Statement(parsed.span(*subject), (cue.start, cue.end), (), way="quoted paragraph")


def _trails(sentences: Sequence[Parsed]) -> dict[int, Statement]:
    """Who "wrote this", said in the sentence right after a quoted paragraph, by its block."""
    found = {}
    for quoted, after in pairwise(sentences):
        if quoted.sentence.kind != "quote" or after.sentence.kind == "quote":
            continue
        for cue in find_cues(after):
            subject = find_subject(after, cue.at)
            following = after.tokens[cue.at + 1].lower if cue.at + 1 < len(after.tokens) else ""
            if subject and following in ("this", "that", "so"):
                token = after.tokens[cue.at]
                source, words = after.span(*subject), (token.start, token.end)
                found[quoted.sentence.block] = Statement(
                    source, words, (), cue.stance, way="quoted paragraph"
                )
    return found


@cache
def _openers() -> tuple[str, ...]:
    return tuple(f"{opener} " for opener in load_lexicon("cues")["carried"]["openers"])


def _goes_on(text: str, start: int) -> bool:
    return text[start : start + 24].lower().startswith(_openers())
