"""Introductions: list items that say something only with the words that lead them in."""

from collections.abc import Sequence

from sayso.analysis.syntax.assertion import Assertion
from sayso.analysis.syntax.conditions import find_condition
from sayso.analysis.text.sentences import Sentence
from sayso.claims.assemble import Draft
from sayso.records import Document, Words


def add_introductions(
    document: Document, sentences: Sequence[Sentence], drafts: Sequence[Draft]
) -> list[Draft]:
    """The drafts with every item under an introduction ("Moscow receives:") made a claim of it.

    An item without a clause of its own becomes one claim. The introduction itself is none:
    without its items it says nothing. A condition in it holds for every item. An item may
    itself introduce the items after it, up to the next that is a sentence.
    """
    kept, gone = list(drafts), set[int]()
    introduction: tuple[int, Words] | None = None
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.mark.sentence, []).append(draft)
    for number, sentence in enumerate(sentences):
        lead_in = _introduction(document.text, sentences, number)
        if lead_in is not None or sentence.kind != "item":
            introduction = lead_in
            continue
        if introduction is None:
            continue
        intro_number, words = introduction
        sentence_case = document.text[sentence.start].isupper() and number in by_sentence
        if sentences[intro_number].kind == "item" and sentence_case:
            introduction = None  # the numbered paragraphs go on
            continue
        condition = find_condition(document.text, words.start, words.end)
        span = (condition.start, condition.end) if condition else None
        lead = by_sentence.get(intro_number, [])
        gone.update(id(each) for each in lead)
        chain = lead[-1].chain if lead else None
        own = by_sentence.get(number)
        if own is None:
            end = _content_end(document.text, sentence)
            if end == sentence.start or "?" in document.text[end - 2 : end]:
                continue  # an item of marks alone, a question
            item = Draft(
                sentence.start,
                end,
                Assertion((sentence.start, end), sentence.start, number, "item"),
            )
            own = [item]
            kept.append(item)
        for draft in own:
            draft.introduction = words
            draft.conditions = draft.conditions or ((span,) if span else ())
            if chain and draft.chain[-1].source.kind == "author":
                draft.chain = chain
    left = (each for each in kept if id(each) not in gone)
    return sorted(left, key=lambda each: (each.start, -each.end))


def _introduction(
    text: str, sentences: Sequence[Sentence], number: int
) -> tuple[int, Words] | None:
    sentence = sentences[number]
    following = sentences[number + 1] if number + 1 < len(sentences) else None
    if following is None or following.kind != "item" or text[sentence.end - 1] != ":":
        return None
    end = sentence.end - 1
    while end > sentence.start and text[end - 1].isspace():
        end -= 1
    if end == sentence.start:
        return None  # a colon alone
    return number, Words(text=text[sentence.start : end], start=sentence.start, end=end)


def _content_end(text: str, sentence: Sentence) -> int:
    end = sentence.end
    if text[sentence.start : end].endswith(("; and", "; or", ", and", ", or")):
        end = max(text.rfind(mark, sentence.start, end) for mark in ";,")
    while end > sentence.start and text[end - 1] in ".;, \n":
        end -= 1
    return end
