"""The page: everything of the reading is on it, nothing of the document acts, all marks nest."""

import itertools
import re
import time
from dataclasses import replace

import pytest
from lxml import etree
from tests.pages.markup import Element, parse
from tests.sample import CLAIMS, hostile, reading

from sayso.exporters.reading.html import ReadingHtml
from sayso.records import AUTHOR, Block, BlockKind, Claim, Reading, claim_id


def page_of(*readings: Reading) -> Element:
    return parse("".join(ReadingHtml().export(readings)))


@pytest.fixture(scope="module")
def page() -> Element:
    return page_of(reading())


def marked(page: Element, number: int) -> str:
    """What the marks of one claim cover, without the numbers of claims inside it."""
    text = page.by_id("d1-text")
    pieces, covered = [], set()
    for mark in text.with_class("claim"):
        if mark.attributes.get("data-claim") == str(number) and id(mark) not in covered:
            covered |= {id(inner) for inner in mark.all()}
            pieces.append(mark.text(without="sup"))
    return "".join(pieces)


def test_every_claim_is_marked_and_its_words_can_be_had_from_the_marks(page: Element) -> None:
    for number, claim in enumerate(CLAIMS, start=1):
        assert marked(page, number) == claim.text.replace("\n", " ")


def test_every_claim_has_one_anchor_one_number_and_one_note(page: Element) -> None:
    for number in range(1, len(CLAIMS) + 1):
        assert page.by_id(f"d1-c{number}").tag == "mark"
        assert page.by_id(f"d1-n{number}").tag == "li"
        links = [link for link in page.with_tag("a") if "num" in link.classes]
        targets = [link.attributes["href"] for link in links]
        assert targets.count(f"#d1-n{number}") == 1
        assert targets.count(f"#d1-c{number}") == 1


def test_the_whole_text_is_there_in_its_order(page: Element) -> None:
    (written,) = page.with_class("written")
    words = [element.text(without="sup").strip() for element in written.with_class("words")]
    blocks = [text.removeprefix("• ") for text in words]
    document = reading().document
    expected = [
        " ".join(document.text[block.start : block.end].split()) for block in document.blocks
    ]
    assert blocks == expected[1:]  # the first heading is the title, which heads the page


def test_links_lead_somewhere_and_ids_are_unique() -> None:
    page = page_of(reading(), replace(reading(), engine="other"), hostile())
    ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
    assert len(set(ids)) == len(ids)
    named = {
        name
        for element in page.all()
        for key in ("aria-labelledby", "aria-describedby")
        for name in element.attributes.get(key, "").split()
    }
    inner = {link.attributes["href"] for link in page.with_tag("a")}
    assert named <= set(ids)
    assert {href.removeprefix("#") for href in inner} <= set(ids)


@pytest.mark.parametrize("readings", [(), (reading(),), (reading(), hostile())])
def test_headings_go_down_one_level_at_a_time(readings: tuple[Reading, ...]) -> None:
    headings = page_of(*readings).with_tag("h1", "h2", "h3", "h4", "h5", "h6")
    levels = [int(heading.tag[1]) for heading in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_nothing_of_a_hostile_document_acts() -> None:
    source = "".join(ReadingHtml().export([hostile(), reading()]))
    page = parse(source)
    tags = {element.tag for element in page.all()}
    assert not tags & {"script", "img", "iframe", "object", "link"}
    assert source.count("<style") == 1
    for element in page.all():
        assert not [name for name in element.attributes if name.startswith("on")]
        assert "style" not in element.attributes
        for name in ("href", "src", "action"):
            assert element.attributes.get(name, "#").startswith("#")
    assert "&lt;script&gt;" in source
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", source)
    assert "<script>alert('x')</script>" in page.with_class("title")[0].text()


def test_the_page_fetches_nothing(page: Element) -> None:
    (style,) = page.with_tag("style")
    assert not re.search(r"url\(|@import|https?:|expression", style.text())
    policy = [meta.attributes.get("content", "") for meta in page.with_tag("meta")]
    assert any("default-src 'none'" in content for content in policy)


def test_a_web_address_is_the_only_link_out() -> None:
    address = "https://example.org/a?b=1&c=<2>"
    document = replace(reading().document, location=address)
    page = page_of(replace(reading(), document=document))
    (link,) = (a for a in page.with_tag("a") if not a.attributes["href"].startswith("#"))
    assert link.attributes["href"] == address
    assert "noreferrer" in link.attributes["rel"]


def crossing() -> Reading:
    """abcdefgh, with claims abcd, cdef (which cross), de (inside both) and gh."""
    document = replace(reading().document, text="abcdefgh", blocks=(), title=None)
    claims = tuple(
        Claim(
            id=claim_id("x", start, end),
            start=start,
            end=end,
            text="abcdefgh"[start:end],
            kind="assertion",
            attributions=(AUTHOR,),
        )
        for start, end in ((0, 4), (2, 6), (3, 5), (6, 8))
    )
    return Reading(document=document, claims=claims)


def test_marks_that_cross_are_split_and_still_give_their_words() -> None:
    page = page_of(crossing())
    assert [marked(page, number) for number in (1, 2, 3, 4)] == ["abcd", "cdef", "de", "gh"]
    numbers = [sup.text() for sup in page.with_tag("sup")]
    assert sorted(numbers) == ["1", "2", "3", "4"]


def test_a_claim_over_two_blocks_is_marked_in_both() -> None:
    one = crossing()
    blocks = (Block(kind="paragraph", start=0, end=3), Block(kind="quote", start=3, end=8))
    page = page_of(replace(one, document=replace(one.document, blocks=blocks)))
    assert [marked(page, number) for number in (1, 2, 3, 4)] == ["abcd", "cdef", "de", "gh"]


def test_text_outside_every_block_is_shown() -> None:
    one = crossing()
    blocks = (Block(kind="paragraph", start=3, end=5),)
    page = page_of(replace(one, document=replace(one.document, blocks=blocks)))
    assert [words.text(without="sup") for words in page.with_class("words")][1:] == [
        "abc",
        "de",
        "fgh",
    ]
    assert [marked(page, number) for number in (1, 2, 3, 4)] == ["abcd", "cdef", "de", "gh"]


def test_an_items_number_is_kept_and_other_marks_of_layout_are_not() -> None:
    text = "## Demands\n\n1. the berth\n- the tariffs\nthe rest\n***"
    parts: tuple[tuple[BlockKind, str], ...] = (
        ("heading", "Demands"),
        ("item", "the berth"),
        ("item", "the tariffs"),
    )
    blocks = tuple(
        Block(kind=kind, start=text.index(part), end=text.index(part) + len(part), level=1)
        for kind, part in parts
    )
    document = replace(reading().document, text=text, blocks=blocks)
    (written,) = page_of(Reading(document=document, claims=())).with_class("written")
    assert [words.text() for words in written.with_class("words")] == [
        "Demands",
        "1. the berth",
        "• the tariffs",
        "the rest",
    ]


def test_an_empty_document_and_no_document_still_make_a_page() -> None:
    document = replace(reading().document, text="", blocks=(), title=None, location=None)
    page = page_of(Reading(document=document, claims=()))
    assert "No claims were found." in page.text()
    assert "Nothing was read" in page_of().text()


def test_a_second_parser_finds_the_same_tree(page: Element) -> None:
    source = "".join(ReadingHtml().export([reading()]))
    tree = etree.fromstring(source.encode(), etree.HTMLParser())
    assert tree.xpath("count(//mark[@data-claim])") == len(
        [mark for mark in page.with_class("claim") if "data-claim" in mark.attributes]
    )


def long_reading(sentences: int) -> Reading:
    sentence = "The board of Olmaren has met once more & nothing <new> came of it. "
    claims = []
    for at in range(sentences):
        start = at * len(sentence)
        claims.append(
            Claim(
                id=claim_id("long", start, start + len(sentence) - 2),
                start=start,
                end=start + len(sentence) - 2,
                text=sentence[:-2],
                kind="assertion",
                attributions=(AUTHOR,),
            )
        )
    text = sentence * sentences
    step = 8 * len(sentence)
    blocks = [
        Block(kind="paragraph", start=start, end=min(start + step, len(text)))
        for start in range(0, len(text), step)
    ]
    document = replace(reading().document, text=text, blocks=tuple(blocks))
    return Reading(document=document, claims=tuple(claims))


def test_eight_times_the_text_takes_about_eight_times_as_long() -> None:
    def seconds(sentences: int) -> float:
        one, best = long_reading(sentences), float("inf")
        for _ in range(3):
            began = time.process_time()
            for _piece in ReadingHtml().export([one]):
                pass
            best = min(best, time.process_time() - began)
        return best

    seconds(10)
    assert seconds(2000) < 16 * seconds(250)


def test_a_doubtful_reading_is_marked_in_words_and_told_in_the_legend() -> None:
    sure, doubted, *rest = reading().claims
    scored = (replace(sure, score=0.93), replace(doubted, score=0.41), *rest)
    page = page_of(replace(reading(), claims=scored))
    assert "doubtful reading (score 0.41)" in page.by_id("d1-n2").text()
    assert "doubtful" not in page.by_id("d1-n1").text()
    numbers = [one.text() for one in page.by_id("d1-text").with_class("num")]
    assert "2?" in numbers
    assert "1?" not in numbers
    assert "a doubtful reading: the machine may be wrong" in page.by_id("d1-text").text()


def test_a_page_without_doubtful_readings_says_nothing_of_doubt(page: Element) -> None:
    assert "doubtful" not in page.by_id("d1-text").text()
