"""Clauses: from a sentence's chunks to its finite clauses, each with its extent and its tie."""

from collections.abc import Sequence

from sayso.analysis.syntax.chunks import NOMINAL, Chunk, cut_chunks
from sayso.analysis.syntax.clause import Clause, Tie
from sayso.analysis.syntax.clause_pairs import hang
from sayso.analysis.syntax.conditions import opens_condition
from sayso.analysis.syntax.leading_clauses import ASKING, INVERTED, part_fronted
from sayso.analysis.syntax.parted_subjects import part_resumed
from sayso.language.lexicon import load_lexicon, word_set
from sayso.language.tokens import Token
from sayso.language.verbs import verb_form

SUPPOSING = (
    frozenset({"if", "unless", "even if", "only if", "assuming", "assuming that"}) | INVERTED
)


def find_clauses(tokens: Sequence[Token], tags: Sequence[str]) -> list[Clause]:
    """The finite clauses of one sentence in the order of their openers.

    A phrase without a finite verb belongs to the clause it stands in. Where a sentence has no
    finite verb at all, it gives no clause.
    """
    chunks = part_fronted(tokens, tags, cut_chunks(tokens, tags))
    return _Builder(tokens, tags).build(part_resumed(tokens, tags, chunks))


class _Builder:
    """Lays chunks together: one open main clause, at most one open subordinate clause."""

    def __init__(self, tokens: Sequence[Token], tags: Sequence[str]) -> None:
        self.tokens = tokens
        self.tags = tags
        self.clauses: list[Clause] = []
        self.main: Clause | None = None
        self.sub: Clause | None = None

    def build(self, chunks: list[Chunk]) -> list[Clause]:
        held: tuple[Clause | None, Clause | None] | None = None
        for number, chunk in enumerate(chunks):
            if ")" in chunk.marks and held is not None:
                (self.main, self.sub), held = held, None
            if "(" in chunk.marks:
                held = self.main, self.sub
            if ";" in chunk.marks and self._lists_on(chunks[number:]):
                self._lengthen(chunk)
                continue
            if ";" in chunk.marks:
                self.main = self.sub = None
            self._place(chunk, chunks[number + 1 :])
        for clause in self.clauses:
            self._widen(clause)
        hang(self.tokens, self.tags, self.clauses)
        return [clause for clause in self.clauses if clause.verb is not None]

    def _lists_on(self, chunks: Sequence[Chunk]) -> bool:
        """Whether what a semicolon begins has no verb and goes on with the clause before."""
        ends = next((at for at, each in enumerate(chunks[1:], 1) if ";" in each.marks), None)
        verbs = any(each.verb is not None for each in chunks[:ends])
        return not verbs and self.main is not None and self.main.verb is not None

    def _lengthen(self, chunk: Chunk) -> None:
        """Draw a chunk into the content that is open, or into the main clause."""
        content = self.sub is not None and self.sub.tie in ("that", "bare")
        open_clause = self.sub if content else self.main
        if open_clause is not None:
            self._stretch(open_clause, chunk)

    def _widen(self, clause: Clause) -> None:
        """Draw in the words before an opener that make one with it: "in the event that"."""
        for at in range(max(clause.opened - 3, 0), clause.opened if clause.word else 0):
            words = " ".join(token.lower for token in self.tokens[at : clause.first])
            if opens_condition(words):
                clause.opened, clause.word, clause.tie = at, words, "adverbial"
                return
        if clause.tie == "adverbial" and clause.word in word_set("grammar", "contrasting"):
            self._take_adverbs(clause)

    def _take_adverbs(self, clause: Clause) -> None:
        """Draw in the adverbs that make one with an opener: "even though", "not only because"."""
        opened = at = clause.opened
        adverbs = word_set("grammar", "before_subordinators")
        while at and self.tokens[at - 1].lower in adverbs:
            at -= 1
        if at == opened:
            return
        clause.opened = at
        for other in self.clauses:
            if other is not clause and other.first < at < other.last <= opened:
                other.last = at

    def _place(self, chunk: Chunk, rest: Sequence[Chunk]) -> None:
        following = rest[0] if rest else None
        if "(" in chunk.marks and chunk.verb is not None and chunk.subject and not chunk.opener:
            self.main, self.sub = self._new(chunk, "coordinate"), None
        elif chunk.opener == "BARE":
            self._open_sub(chunk, "bare")
        elif chunk.opener in ("SUB", "REL") and (
            chunk.verb is not None or self._waits(chunk, following)
        ):
            self._open_sub(chunk, self._tie(chunk))
        elif chunk.verb is not None:
            self._place_finite(chunk, next((each for each in rest if each.opener != "REL"), None))
        elif ")" in chunk.marks and self._begins_with(chunk) == "COORD" and self.main is not None:
            return  # "not only because X (which Y), but also due to Z": parted from what it joins
        else:
            self._place_phrase(chunk, rest)

    def _begins_with(self, chunk: Chunk) -> str:
        """The class of a chunk's first word, "" where it has none: an opener alone."""
        return self.tags[chunk.first] if chunk.first < chunk.last else ""

    def _waits(self, chunk: Chunk, following: Chunk | None) -> bool:
        """Whether a subordinator's clause comes later: "that, in May, the army left"."""
        if following is None:
            return False
        if chunk.word.endswith("that"):
            return True
        finite = following.verb is not None and following.subject and not following.opener
        inner = (
            following.opener == "SUB"
            and following.word in word_set("grammar", "inner")
            and chunk.word != "while"
        )
        return chunk.first == chunk.last and (finite or inner)

    def _tie(self, chunk: Chunk) -> Tie:
        if chunk.opener == "REL":
            return "relative"
        return "that" if chunk.word.endswith("that") else "adverbial"

    def _open_sub(self, chunk: Chunk, tie: Tie) -> None:
        waiting = self.sub
        if waiting is not None and waiting.verb is None and tie == "adverbial":
            # "said that, if X, Y": the clause that "that" opened still waits for its verb.
            self._new(chunk, tie).within = waiting
            return
        if waiting is not None and waiting.verb is None and tie == "relative" and chunk.marks:
            self.sub = self._new(chunk, tie)  # "said that X, who Z, is"
            self.sub.within = waiting
            return
        if self.main is None:
            self.main = self._new(chunk, "main")
            self.main.verb = None
        holder = self.main
        if self.sub is not None and self.sub.verb is not None and not chunk.marks:
            holder = self.sub
        second = self._second_verb(chunk) if self.main.verb is None and not chunk.marks else None
        sub = self._new(chunk, tie)
        sub.within, sub.fronted = holder, self.main.verb is None
        if tie == "relative" and not chunk.marks:
            self._stretch(holder, chunk)
            if holder.tie in ("that", "bare") and self.main.verb is not None:
                self._stretch(self.main, chunk)
        self.sub = sub
        subject = tie in ("relative", "that") or chunk.word in ASKING
        if second is not None and holder is self.main and subject:
            # "the men who attacked were arrested": the second verb is the main clause's.
            sub.last = second
            self.main.verb, self.main.last = second, chunk.last
            self.sub = None

    def _second_verb(self, chunk: Chunk) -> int | None:
        for earlier, later in zip(chunk.finites, chunk.finites[1:], strict=False):
            between = self.tags[earlier + 1 : later]
            if not {"COORD", "PRON"} & set(between):
                first = later
                while first > earlier + 1 and self.tags[first - 1] in ("ADV", "NOT"):
                    first -= 1
                return first
        return None

    def _place_finite(self, chunk: Chunk, following: Chunk | None) -> None:
        main, sub = self.main, self.sub
        coordinated = chunk.opener == "COORD"
        if main is not None and main.verb is None and self._inserted(chunk, following):
            self._new(chunk, "inserted").within = main
            return
        if sub is not None and not chunk.subject and not coordinated and "," in chunk.marks:
            sub = self.sub = self._awaited(sub) or sub
        if sub is not None and sub.verb is None:
            sub.verb, sub.last = chunk.verb, chunk.last
            return
        if main is None:
            self.main = self._new(chunk, "main")
        elif main.verb is None and self._is_label(main, chunk):
            self.clauses.remove(main)
            self.main = self._new(chunk, "main")
        elif main.verb is None:
            if sub is not None and coordinated and not chunk.marks:
                self._stretch(sub, chunk)
                return
            self._resume(main, chunk)
        elif not chunk.subject:
            if sub is not None and not (chunk.marks and sub.tie == "relative"):
                self._stretch(sub, chunk)
            else:
                self._stretch(main, chunk)
                self.sub = None
            return
        elif sub is not None and sub.tie in ("that", "bare") and (coordinated or not chunk.marks):
            # "said that A and B": the second clause is content too.
            again = self._new(chunk, sub.tie)
            again.within, again.fronted = sub.within, sub.fronted
            self.sub = again
            return
        else:
            self.main = self._new(chunk, "coordinate")
        self.sub = None

    def _is_label(self, main: Clause, chunk: Chunk) -> bool:
        """Whether what stands before a colon only names what follows: "Losses: two ships sank"."""
        first = not any(each.within is main for each in self.clauses)
        return ":" in chunk.marks and chunk.subject and not chunk.opener and first

    def _awaited(self, sub: Clause) -> Clause | None:
        """The content that a relative clause parts from its verb: "said that X, who Z, is"."""
        holder = sub.within
        while holder is not None and (holder.verb is not None or holder.within is None):
            holder = holder.within
        return holder

    def _inserted(self, chunk: Chunk, following: Chunk | None) -> bool:
        """Whether "…, X said, …" stands between a subject and its verb."""
        if not chunk.subject or chunk.verb is None or following is None or "," not in chunk.marks:
            return False
        resumes = following.verb is not None and not following.opener
        if following.subject and not self._only_led_in():
            return False  # "If all paid, X said, the town would" has nothing yet that awaits a verb
        verb = verb_form(self.tokens[chunk.last - 1].lower)
        inserted = load_lexicon("cues")["verbs"]["inserted"].split()
        return resumes and "," in following.marks and verb is not None and verb.lemma in inserted

    def _only_led_in(self) -> bool:
        """Whether nothing of the main clause was there yet but what leads it in."""
        main, sub = self.main, self.sub
        fronted = sub is not None and sub.verb is not None and sub.fronted
        if main is None or sub is None or not fronted:
            return False
        return not self._has_words(main.first, sub.opened)

    def _resume(self, main: Clause, chunk: Chunk) -> None:
        main.verb, main.last = chunk.verb, chunk.last
        main.start_of_verb_chunk = chunk.first
        holds = [clause for clause in self.clauses if clause.within is main]
        waits = chunk.subject and holds and main.first <= holds[-1].first and not chunk.opener
        if waits and not self._has_words(main.first, holds[0].opened):
            main.first = chunk.first

    def _has_words(self, first: int, last: int) -> bool:
        """Whether a clause begins before what hangs in it: "In a note that he wrote, he says"."""
        while last > first and self.tags[last - 1] == "ADV":
            last -= 1  # "even though"
        return any(
            self.tags[at] not in ("QUOTE", "COMMA", "COORD")
            and self.tokens[at].lower not in word_set("grammar", "joining")
            for at in range(first, last)
        )

    def _place_phrase(self, chunk: Chunk, rest: Sequence[Chunk]) -> None:
        if self.main is None:
            self.main = self._new(chunk, "main")
        elif self.sub is not None and self.sub.verb is None:
            self._stretch(self.sub, chunk)
        elif chunk.opener == "COORD" and chunk.marks and self._begins_clause(chunk, rest):
            self.main = self._new(chunk, "coordinate")
            self.main.verb = None
            self.sub = None
        elif self._closes_aside(chunk):
            self._stretch(self.main, chunk)  # "accused X, who owns the port, of fraud"
            self.sub = None
        elif self.sub is not None and self.sub.fronted and "," in chunk.marks:
            self._go_on(self.main, self.sub, chunk, rest)
        elif any(mark in chunk.marks for mark in "–—:") and self._begins_clause(chunk, rest):
            self.main = self._new(chunk, "coordinate")
            self.main.verb = None
            self.sub = None
        elif any(mark in chunk.marks for mark in "(:"):
            if self.main.verb is None:
                self.main.last = chunk.last
        elif chunk.marks.endswith((")", "–", "—")) and self.sub is None:
            self._stretch(self.main, chunk)
        else:
            self._stretch_open(chunk)

    def _go_on(self, main: Clause, sub: Clause, chunk: Chunk, rest: Sequence[Chunk]) -> None:
        """After a fronted clause: the rest of its list, or where the holder's own words begin."""
        if self._closes_list(chunk, rest):
            self._stretch(sub, chunk)
            return
        self.sub = None  # "Unless X resigns, relations between …"
        if main.first == main.last:
            main.first = chunk.first
        main.last = chunk.last

    def _closes_list(self, chunk: Chunk, rest: Sequence[Chunk]) -> bool:
        """Whether a fronted clause goes on with a list: "While it lost men, guns and towns, it"."""
        sub = self.sub
        until = next((at for at, each in enumerate(rest) if each.verb is not None), None)
        if sub is None or not sub.fronted or until is None or "," not in chunk.marks:
            return False
        main, items = rest[until], [chunk, *rest[:until]]
        joins = range(items[-1].opened, items[-1].last)
        listed = any(self.tags[at] == "COORD" for at in joins)
        named = self.tags[sub.last - 1] in NOMINAL and self._begins_with(chunk) != "PREP"
        return listed and named and main.subject and not main.opener and "," in main.marks

    def _closes_aside(self, chunk: Chunk) -> bool:
        """Whether ", of" goes on with what a relative clause between commas has parted."""
        words = [token.lower for token in self.tokens[chunk.first : chunk.first + 2]]
        of = words[:1] == ["of"] and words != ["of", "course"] and "," in chunk.marks
        return of and self.sub is not None and self.sub.tie == "relative"

    def _begins_clause(self, chunk: Chunk, rest: Sequence[Chunk]) -> bool:
        """Whether ", and its spokesman, X, told" begins a clause whose verb comes later."""
        if self.main is None or self.main.verb is None or not rest:
            return False
        if chunk.opener == "COORD" and rest[0].verb is not None:
            joined = rest[0].word == "and" and not rest[0].marks  # "but X and Y left"
            return rest[0].subject and (joined or not rest[0].opener)
        later = next((each for each in rest if each.verb is not None or each.opener), None)
        begins = self._begins_with(chunk) in ("DET", "NAME", "NOUN", "NUM")
        return later is not None and not later.opener and not later.subject and begins

    def _stretch_open(self, chunk: Chunk) -> None:
        if self.sub is not None and not (self.sub.fronted and chunk.marks):
            self._stretch(self.sub, chunk)
        elif self.main is not None:
            self._stretch(self.main, chunk)

    def _stretch(self, clause: Clause, chunk: Chunk) -> None:
        clause.last = max(clause.last, chunk.last)

    def _new(self, chunk: Chunk, tie: Tie) -> Clause:
        clause = Clause(
            chunk.first,
            chunk.last,
            tie,
            chunk.word,
            chunk.opened,
            chunk.verb,
            None,
            start_of_verb_chunk=chunk.first,
        )
        self.clauses.append(clause)
        return clause
