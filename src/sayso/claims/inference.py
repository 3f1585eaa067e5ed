"""Inference: which claims are offered as resting on others, by the words that say so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.analysis.marks import Span
from sayso.analysis.text.sentences import Sentence
from sayso.claims.assemble import Draft
from sayso.claims.kinds import looks_ahead
from sayso.language.lexicon import load_lexicon, word_set
from sayso.language.verbs import is_past
from sayso.records import Claim, Inference, Words

_SENTENCES_BACK = 3
_WORD = re.compile(r"[\w’']+")
# "So does the ship": likewise, no conclusion.
_JOINED = re.compile(r"\band\s+\Z", re.IGNORECASE)
_OPENED = re.compile(r"\([^)]*\Z")
_THUS_FAR = re.compile(r"\s+far\b", re.IGNORECASE)
_LIKEWISE = re.compile(
    r"\s+(?:does|do|did|is|are|was|were|has|have|had|too|far|much|many|called|long)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tie:
    """A conclusion and its premises as positions among the drafts, the marker, the rule."""

    conclusion: int
    premises: tuple[int, ...]
    marker: Span | None
    rule: str


def find_ties(text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> list[Tie]:
    """The inferences of a document, in the order of their conclusions.

    Marks every draft that is a conclusion as ``concluded``. The rules and what each takes for
    premises:

    - ``sentences-before``: "Thus", "Therefore": the claims of the two sentences before in the
      paragraph, or of three where the first of them concludes, back to the last conclusion there.
    - ``paragraph-before``: the same at the start of a paragraph: the last sentence's claims of
      the paragraph before.
    - ``clause-before``: ", so": the clause before in the sentence.
    - ``reason``: "because", "Since … ,": the clause that the word opens.
    - ``support-after``: "Indeed": supports the last claim of the sentence before.
    - ``elimination``: "could only": as sentences-before, one sentence back.
    - ``sign``: "This shows that", "The fact that … testifies to": the sentence before, or the
      fact itself.
    - ``consequence``: "This will lead to": the sentence before.
    """
    finder = _Finder(text, sentences, drafts)
    ties: dict[tuple[int, Span | None], Tie] = {}
    for number in range(len(drafts)):
        for tie in filter(finder.is_argued, finder.ties(number)):
            if tie.premises and tie.conclusion not in tie.premises:
                ties.setdefault((tie.conclusion, tie.marker), tie)
                drafts[tie.conclusion].concluded = True
    return order_ties(ties.values())


def is_likened(text: str, draft: Draft) -> bool:
    """Whether a claim only likens, its verb before its subject: "So does the ship"."""
    first = _WORD.match(text, draft.start)
    return first is not None and first.group().lower() in word_set("inference", "inverted")


def may_cause(text: str, tie: Tie) -> bool:
    """Whether the words of a tie may tell what caused an event: "because", "so"."""
    words = _marker(text, tie.marker) if tie.marker is not None else ""
    return words in word_set("inference", "may_cause")


def _marker(text: str, marker: Span) -> str:
    return " ".join(text[slice(*marker)].lower().split())


def order_ties(ties: Iterable[Tie]) -> list[Tie]:
    """The ties in the order of their conclusions, of one conclusion in that of their markers."""
    return sorted(ties, key=lambda each: (each.conclusion, each.marker or (0, 0)))


def make_inferences(
    text: str, ties: Sequence[Tie], claims: Sequence[Claim]
) -> tuple[Inference, ...]:
    """The ties as records; ``claims`` stand in the order of the drafts that were tied."""
    return tuple(
        Inference(
            conclusion=claims[tie.conclusion].id,
            premises=tuple(claims[number].id for number in tie.premises),
            marker=tie.marker
            and Words(text=text[slice(*tie.marker)], start=tie.marker[0], end=tie.marker[1]),
            rule=tie.rule,
        )
        for tie in ties
    )


class _Finder:
    """Applies every rule to one draft at a time."""

    def __init__(self, text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> None:
        self._text = text
        self._sentences = sentences
        self._drafts = drafts
        self._by_sentence: dict[int, list[int]] = {}
        for number, draft in enumerate(drafts):
            self._by_sentence.setdefault(draft.mark.sentence, []).append(number)
        self._marked: set[int] = set()

    def ties(self, number: int) -> Iterator[Tie]:
        draft = self._drafts[number]
        first = self._by_sentence[draft.mark.sentence][0] == number
        yield from self._conclusion(number, draft, first)
        yield from self._reason(number, draft)
        yield from self._inner(number, draft)
        yield from self._elimination(number, draft)
        if first:
            yield from self._support(number, draft)
            yield from self._consequence(number, draft)
        yield from self._sign(number, draft)

    def is_argued(self, tie: Tie) -> bool:
        """Whether "because" or "so" argues for a claim, and does not tell what caused an event.

        Argued for is what is weighed, yet to come, or so now: "the roof fell because the doors
        were open" is a cause, as is any reason inside what somebody else tells. "So" without a
        comma at the head of a sentence argues for what is weighed or yet to come alone.
        """
        if tie.marker is None or not may_cause(self._text, tie):
            return True
        words = _marker(self._text, tie.marker)
        draft = self._drafts[tie.conclusion]
        if words == "so" and is_likened(self._text, draft):
            return False
        if draft.certainty is not None or looks_ahead(self._text[draft.start : draft.end]):
            return True
        opens = tie.rule not in ("reason", "clause-before") and words == "so"
        if opens and self._text[tie.marker[1] : tie.marker[1] + 1] != ",":
            return False
        told = any(link.source.kind != "author" for link in draft.chain)
        word = _WORD.match(self._text, draft.mark.anchor)
        return not told and not (word is not None and is_past(word.group().lower()))

    def _conclusion(self, number: int, draft: Draft, first: bool) -> Iterator[Tie]:
        """Rules sentences-before and clause-before ("Thus, X", "X, so Y")."""
        if draft.mark.tie == "adverbial" and draft.mark.word == "so" and draft.mark.opener:
            before = [each for each in self._by_sentence[draft.mark.sentence] if each < number]
            self._marked.add(draft.mark.sentence)
            if before:
                yield Tie(number, (before[-1],), draft.mark.opener, "clause-before")
                return
        if not first:
            marker = self._lead(self._previous_end(number), draft.start, "conclusion")
            before = [each for each in self._by_sentence[draft.mark.sentence] if each < number]
            if marker and before:
                yield Tie(number, (before[-1],), marker, "clause-before")
            return
        marker = self._lead(self._sentences[draft.mark.sentence].start, draft.start, "conclusion")
        if marker:
            self._marked.add(draft.mark.sentence)
            target = self._main(draft.mark.sentence)
            yield Tie(target, *self._before(draft.mark.sentence, _SENTENCES_BACK, marker))

    def _inner(self, number: int, draft: Draft) -> Iterator[Tie]:
        """The same rules for a marker inside ("The sale is therefore …")."""
        match = _phrases("conclusion_inside").search(self._text, draft.start + 1, draft.end)
        if match and _JOINED.search(self._text, draft.start, match.start()):
            return  # "an old and thus weak dam" draws its conclusion itself
        if match and _THUS_FAR.match(self._text, match.end()):
            return
        if match and _OPENED.search(self._text, draft.start, match.start()):
            return  # "hired Draco (hence the word)" tells where a name comes from
        if match and match.start() < draft.start + 120:
            inside = [each for each in self._by_sentence[draft.mark.sentence] if each < number]
            if inside:
                yield Tie(number, (inside[-1],), match.span(), "clause-before")
            else:
                yield Tie(number, *self._before(draft.mark.sentence, _SENTENCES_BACK, match.span()))

    def _previous_end(self, number: int) -> int:
        """Where the claim before ends; or begins, where it holds this one."""
        start = self._drafts[number].start
        before = self._drafts[:number][-4:]
        ends = [each.end if each.end <= start else each.start for each in before]
        return max([self._sentences[self._drafts[number].mark.sentence].start, *ends])

    def _main(self, sentence: int) -> int:
        """The claim of a sentence that an opener concludes: its first main clause."""
        inside = self._by_sentence[sentence]
        for number in inside:
            if self._drafts[number].mark.tie in ("main", "that", "bare"):
                return number
        return inside[0]

    def _lead(self, start: int, end: int, kind: str) -> Span | None:
        """The marker among the words that lead a claim in."""
        match = _openers(kind).match(self._text, start, max(end + 1, start))
        if match is None or _LIKEWISE.match(self._text, match.end(1)):
            return None
        if _THUS_FAR.match(self._text, match.end(1)):
            return None
        at, until = match.span(1)
        return at, until

    def _before(self, sentence: int, back: int, marker: Span) -> tuple[tuple[int, ...], Span, str]:
        block = self._sentences[sentence].block
        found: list[int] = []
        for earlier in range(sentence - 1, max(sentence - 1 - back, -1), -1):
            if self._sentences[earlier].block != block:
                break
            if found and sentence - earlier == _SENTENCES_BACK and earlier not in self._marked:
                break
            found = self._by_sentence.get(earlier, []) + found
            if earlier in self._marked and found:
                break
        if found:
            return tuple(found), marker, "sentences-before"
        if any(each.block == block for each in self._sentences[max(sentence - 1, 0) : sentence]):
            return (), marker, "sentences-before"
        for earlier in range(sentence - 1, max(sentence - 4, -1), -1):
            if self._by_sentence.get(earlier):
                return tuple(self._by_sentence[earlier]), marker, "paragraph-before"
        return (), marker, "paragraph-before"

    def _reason(self, number: int, draft: Draft) -> Iterator[Tie]:
        lexicon = load_lexicon("inference")
        if (
            draft.mark.tie != "adverbial"
            or draft.mark.word not in lexicon["reason"]
            or not draft.mark.opener
        ):
            return
        fronted = draft.mark.opener[0] <= self._sentences[draft.mark.sentence].start + 4
        at = draft.mark.opener[0]
        apart = self._text[max(at - 16, 0) : at].rstrip().endswith((",", "–", "—", "--"))
        if draft.mark.word in lexicon["reason_if_fronted"] and not (fronted or apart):
            return
        inside = self._by_sentence[draft.mark.sentence]
        if fronted:
            after = [each for each in inside if self._drafts[each].start >= draft.end]
            conclusion = after[0] if after else None
        else:
            before = [each for each in inside if self._drafts[each].end <= draft.mark.opener[0]]
            conclusion = before[-1] if before else None
        if conclusion is not None:
            yield Tie(conclusion, (number,), draft.mark.opener, "reason")

    def _elimination(self, number: int, draft: Draft) -> Iterator[Tie]:
        match = _phrases("elimination").search(self._text, draft.start, draft.end)
        if match is None or draft.chain[-1].source.kind != "author":
            return
        inside = [each for each in self._by_sentence[draft.mark.sentence] if each < number]
        if inside:
            yield Tie(number, (inside[-1],), match.span(), "elimination")
        else:
            premises, marker, _ = self._before(draft.mark.sentence, 1, match.span())
            yield Tie(number, premises, marker, "elimination")

    def _support(self, number: int, draft: Draft) -> Iterator[Tie]:
        sentence = self._sentences[draft.mark.sentence]
        marker = self._lead(sentence.start, draft.start, "support")
        if marker:
            premises, _, rule = self._before(draft.mark.sentence, 1, marker)
            if premises and rule == "sentences-before":
                yield Tie(premises[-1], (number,), marker, "support-after")

    def _consequence(self, number: int, draft: Draft) -> Iterator[Tie]:
        match = _consequences().match(self._text, draft.start, draft.end)
        if match:
            self._marked.add(draft.mark.sentence)
            premises, marker, _ = self._before(draft.mark.sentence, 1, match.span(1))
            yield Tie(number, premises, marker, "consequence")

    def _sign(self, number: int, draft: Draft) -> Iterator[Tie]:
        start = self._sentences[draft.mark.sentence].start
        if draft.mark.carrier and draft.chain[-1].stance in ("denies", "doubts"):
            return  # "This does not mean that"
        if draft.mark.carrier:
            match = _signs().match(self._text, draft.mark.carrier[0], draft.mark.carrier[1] + 1)
            if match:
                inside = [each for each in self._by_sentence[draft.mark.sentence] if each < number]
                before = self._before(draft.mark.sentence, 1, match.span(1))[0]
                premises = tuple(inside) or before
                yield Tie(number, premises, match.span(1), "sign")
            return
        match = _facts().match(self._text, start, draft.end)
        if match and draft.mark.tie == "that":
            rest = self._text[draft.end : self._sentences[draft.mark.sentence].end]
            verb = _sign_verbs().search(rest)
            earlier = self._before(draft.mark.sentence, 2, match.span())[0]
            if verb and earlier and verb.start() < 40:
                marker = (draft.end + verb.start(), draft.end + verb.end())
                target = self._supported(earlier)
                yield Tie(target, (number,), marker, "sign")
            return
        match = _signs().match(self._text, draft.start, draft.end)
        if match and draft.mark.tie in ("main", "coordinate"):
            premises = self._before(draft.mark.sentence, 1, match.span(1))[0]
            yield Tie(number, premises, match.span(1), "sign")

    def _supported(self, earlier: Sequence[int]) -> int:
        """Of the claims just before, the last that is hedged, else the last."""
        hedged = [each for each in earlier if self._drafts[each].certainty is not None]
        return hedged[-1] if hedged else earlier[-1]


@cache
def _openers(kind: str) -> re.Pattern[str]:
    words = sorted(load_lexicon("inference")[kind], key=len, reverse=True)
    joined = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"[\s,;:“\"]*(?:(?:and|but|yet)\s+)?({joined})(?:,|\s)", re.IGNORECASE)


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_lexicon("inference")[kind]))
    return re.compile(rf"\b(?:{words})\b".replace(r"\ ", r"\s+"), re.IGNORECASE)


def _sign_forms() -> str:
    return (
        "|".join(f"{verb}(?:s|es|ed)?" for verb in load_lexicon("inference")["signs"])
        + "|implies|testifies"
    )


@cache
def _signs() -> re.Pattern[str]:
    subjects = "|".join(map(re.escape, load_lexicon("inference")["sign_subjects"]))
    return re.compile(
        rf"\s*((?:{subjects})(?:\s+\w+){{0,2}}?\s+(?:{_sign_forms()}))\b", re.IGNORECASE
    )


@cache
def _sign_verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_sign_forms()})\b", re.IGNORECASE)


@cache
def _facts() -> re.Pattern[str]:
    return re.compile(r"\s*The\s+(?:very\s+)?fact\s+that\b", re.IGNORECASE)


@cache
def _consequences() -> re.Pattern[str]:
    verbs = "|".join(
        re.escape(verb).replace(r"\ ", r"\s+") for verb in load_lexicon("inference")["consequences"]
    )
    return re.compile(
        rf"\s*((?:This|That|These|Such)(?:\s+\w+)?\s+(?:will|would|could|may|might)(?:\s+\w+ly)?\s+"
        rf"(?:\w+\s+)?(?:{verbs}))\b"
    )
