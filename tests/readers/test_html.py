"""Web pages: the article, all of it, and nothing that stands around it."""

from datetime import date

import pytest
from tests.readers.layouts import check_document, shapes

from sayso.errors import ReadError
from sayso.readers.html import HtmlReader
from sayso.records import Document

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Harbour fire: what we know - Tarsk Herald</title>
<meta property="og:title" content="Harbour fire: what we know">
<meta property="og:site_name" content="Tarsk Herald">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Harbour fire: what we know", "datePublished": "2030-03-04T08:00:00+01:00",
"author": [{"@type": "Person", "name": "Mira Dool"}]}</script></head>
<body><div id="cookie-banner"><p>We use cookies to make your visit better. Do accept them.</p></div>
<div class="main-nav"><a href="/a">Politics</a> <a href="/b">Business</a></div>
<div class="col"><h1>Harbour fire: what we know</h1>
<p class="standfirst">Officials say the blaze was probably an accident.</p>
<div class="share"><a href="#">Share</a></div>
<div class="post-content"><p>A fire broke out in the old harbour.</p>
<p>The mayor, Olin Brask, said on Sunday that <a href="/x">eleven warehouses</a> had burned down.
It is likely that the port reopens within weeks, he added.</p>
<figure><img src="x.jpg"><figcaption>Smoke over the harbour. Photo: Jo Park</figcaption></figure>
<p>Investigators believe that the fire started in a grain store. They have ruled out arson.</p>
<div class="related"><h3>Related</h3><ul><li><a href="/1">Strike ends</a></li></ul></div>
<h2>What happens next</h2><p>The council can:</p>
<ul><li>vote on <b>emergency</b> aid<ul><li>in full</li></ul></li><li>close the east quay.</li></ul>
<blockquote><p>Nobody was hurt.</p></blockquote>
<table><tr><th>Year</th><th>Fires</th></tr><tr><td>2029</td><td>4</td></tr></table>
<p>An inquiry opens in May.</p></div></div>
<div class="comments"><p>The mayor should resign at once, I think, and so say all.</p></div>
<footer><p>© 2030 Tarsk Herald Ltd. All rights reserved. Registered in Norvik.</p></footer>
</body></html>"""


def read(page: str | bytes) -> Document:
    data = page if isinstance(page, bytes) else page.encode("utf-8")
    document = HtmlReader().read(data, location="page.html")
    check_document(document)
    return document


def test_the_article_is_kept_in_its_structure_and_the_rest_is_left_out() -> None:
    assert shapes(read(PAGE)) == [
        ("heading 1", "Harbour fire: what we know"),
        ("paragraph", "Officials say the blaze was probably an accident."),
        ("paragraph", "A fire broke out in the old harbour."),
        (
            "paragraph",
            "The mayor, Olin Brask, said on Sunday that eleven warehouses had burned down. "
            "It is likely that the port reopens within weeks, he added.",
        ),
        ("caption", "Smoke over the harbour. Photo: Jo Park"),
        (
            "paragraph",
            "Investigators believe that the fire started in a grain store. "
            "They have ruled out arson.",
        ),
        ("heading 2", "What happens next"),
        ("paragraph", "The council can:"),
        ("item 1", "vote on emergency aid"),
        ("item 2", "in full"),
        ("item 1", "close the east quay."),
        ("quote", "Nobody was hurt."),
        ("paragraph", "An inquiry opens in May."),
    ]


def test_metadata_gives_the_facts() -> None:
    document = read(PAGE)
    assert document.title == "Harbour fire: what we know"
    assert document.published == date(2030, 3, 4)
    assert document.publisher == "Tarsk Herald"
    assert document.authors == ("Mira Dool",)


def test_rows_of_a_table_are_in_the_text_and_in_no_block() -> None:
    document = read(PAGE)
    place = document.text.index("Year | Fires\n2029 | 4")
    assert not any(block.start <= place < block.end for block in document.blocks)


def test_blocks_stand_apart_by_empty_lines_and_items_by_line_ends() -> None:
    text = read("<h1>Ice</h1><p>It gets:</p><ul><li>a quay</li><li>a tug</li></ul><p>Yes.</p>").text
    assert text == "Ice\n\nIt gets:\n\na quay\na tug\n\nYes."


def test_a_short_bare_page_loses_nothing() -> None:
    page = read(
        "<title>Note</title><h1>Why the dam holds</h1><p>By Mira Dool</p><p>29 August 2031</p>"
        "<p>Yes.</p><div>Loose words in a box <p>Then a paragraph</p>and a tail</div><p>No</p>"
        "<script>alert('out')</script><div style='display: none'>Hidden words.</div>"
    )
    assert [text for _, text in shapes(page)] == [
        "Why the dam holds",
        "By Mira Dool",
        "29 August 2031",
        "Yes.",
        "Loose words in a box",
        "Then a paragraph",
        "and a tail",
        "No",
    ]
    assert page.authors == ("Mira Dool",)
    assert page.published == date(2031, 8, 29)


@pytest.mark.parametrize(
    ("inside", "parts"),
    [
        ("One ends.<br>Two ends.", ["One ends.", "Two ends."]),
        ("One goes<br>on here.", ["One goes on here."]),
        ("One<br><br>two", ["One", "two"]),
        ("• One<br>• Two", ["One", "Two"]),
    ],
)
def test_line_breaks_divide_what_they_end(inside: str, parts: list[str]) -> None:
    assert [text for _, text in shapes(read(f"<p>{inside}</p><p>End.</p>"))] == [*parts, "End."]


def test_preformatted_text_is_read_by_its_lines() -> None:
    page = read(
        "<pre>The port of Tarsk in Norvik was closed\nby ice on Tuesday morning.\n\n"
        "- one\n- two</pre>"
    )
    assert shapes(page) == [
        ("paragraph", "The port of Tarsk in Norvik was closed by ice on Tuesday morning."),
        ("item 1", "one"),
        ("item 1", "two"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        '<meta charset="utf-8"><p>Bräsk said so.</p>'.encode(),
        '<meta charset="iso-8859-1"><p>Bräsk said so.</p>'.encode("latin-1"),
        '<?xml version="1.0" encoding="windows-1252"?><p>Bräsk said so.</p>'.encode("cp1252"),
        '<meta charset="utf-8"><p>Bräsk said so.</p>'.encode("utf-16"),
        '<meta charset="rot13"><p>Bräsk said so.</p>'.encode(),
    ],
)
def test_pages_are_decoded_whatever_they_declare(data: bytes) -> None:
    assert read(data).text == "Bräsk said so."


def test_entities_of_a_document_type_are_not_resolved() -> None:
    page = read(
        '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "lol">'
        '<!ENTITY c "&b;&b;&b;">]><p>Text &a; and &c; here.</p>'
    )
    assert page.text == "Text &a; and &c; here."


def test_characters_that_nobody_sees_are_left_out() -> None:
    page = read("<p>Un\u00adseen\u200b &#xD800; &#0; and\u202e &#x1F600;.</p>")
    assert page.text == "Unseen \ufffd \ufffd and 😀."


@pytest.mark.parametrize(
    "page", ["<html></html>", "<script>x</script>", "<!-- x -->", "<nav>x</nav>"]
)
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(
        ReadError, match=r"page\.html: is a page without text; open it in a browser"
    ):
        read(page)


@pytest.mark.parametrize(
    "page",
    ["<div>" * 50_000 + "deep", "<b>" * 50_000 + "deep", "<ul><li>x" * 20_000, "<p>" * 400_000],
)
def test_monstrous_pages_are_refused(page: str) -> None:
    with pytest.raises(ReadError, match=r"too deep or too wide|without text"):
        read(page)


def test_thousands_of_attributes_do_no_harm() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(50_000))
    assert read(f"<p {attributes}>Text here.</p>").text == "Text here."


def article(body: str) -> Document:
    return read(
        "<html lang=en><head><title>Lock shut</title></head><body><article><h1>Lock shut</h1>"
        f"{body}"
        "<p>The board met in Port Ilse on Monday to discuss the closing of the northern lock.</p>"
        "<p>Engineers said that the gates had leaked for a year, and the mayor agreed.</p>"
        "</article></body></html>"
    )


def test_a_day_in_a_table_of_facts_is_no_day_of_publication() -> None:
    table = "<table><tr><th>Launched</th><td>28 February 1998</td></tr></table>"
    assert article(table).published is None
    assert article("<p>28 February 1998</p>").published == date(1998, 2, 28)


@pytest.mark.parametrize(
    "paragraph",
    [
        '<p>[<a href="/x">Why the lock matters to the whole coast</a>]</p>',
        "<p>Read more: the pilots go on strike at Pell.</p>",
        "<p>All rights reserved. Teb Orr and Ilan Moss contributed to this report.</p>",
        "<p>(Reporting by Teb Orr; Editing by Ilan Moss)</p>",
        "<p>© 2031 Tarsk Herald Ltd. All rights reserved. Copying it is forbidden. Ask us.</p>",
        "<p>Copyright 2031, the Tarsk Herald. Copying it without leave is forbidden.</p>",
        *(
            f"<p>{notice} in which the lock was called a gate.</p>"
            for notice in (
                "This article was amended on 12 May 2031 to mend a sentence",
                "This article has been amended",
                "This article was corrected after a first edition",
                "This article has been corrected",
                "This story was corrected after a first edition",
                "This story has been corrected",
                "An earlier version of this article had a line",
                "An earlier version of this story had a line",
            )
        ),
        '<p class="wp-caption-text">Guards close the gate in May. (Sural Wire)</p>',
        '<div class="gdpr-modal"><p>We use cookies to give you a better visit. By clicking accept '
        "you agree that we store data on your device.</p></div>",
    ],
)
def test_what_stands_beside_the_text_is_no_paragraph(paragraph: str) -> None:
    assert [kind for kind, _ in shapes(article(paragraph)) if kind != "caption"] == [
        "heading 1",
        "paragraph",
        "paragraph",
    ]


def test_words_that_furniture_shares_are_text() -> None:
    kept = [
        "Reporting by the Gazette shows that the lock is shut.",
        "The ministry gave its version of this quarrel in 2031.",
        "The minister asked ships to share data with our partners at Pell.",
    ]
    shown = [text for _, text in shapes(article("".join(f"<p>{each}</p>" for each in kept)))]
    assert shown[1:4] == kept


def test_marks_of_notes_are_no_words() -> None:
    document = article(
        "<p>It leaks.<sup>1</sup> It sank.<sup><a href='#n'>[b]</a></sup> It holds 40 m<sup>2</sup>"
        ".[12] The end.\u2074</p>"
    )
    assert shapes(document)[1] == ("paragraph", "It leaks. It sank. It holds 40 m2. The end.")
