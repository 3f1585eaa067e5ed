"""The reader of web pages: what a page is about, without what stands around it."""

import codecs
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from sayso.errors import ReadError
from sayso.readers.compose import Composer, clean
from sayso.readers.decoding import Decoded, decode
from sayso.readers.html_blocks import Stretch, stretches_of
from sayso.readers.masthead import Facts, split_names
from sayso.readers.wrapping import ends_sentence
from sayso.records import Document

_DECLARED = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", re.IGNORECASE
)
_OPENING = re.compile(
    r"\s{0,1000}(?:<\?xml[^>]{0,300}\?>)?\s{0,1000}"
    r"(?:<!DOCTYPE[^\[>]{0,500}\[.{0,10000}?\]\s{0,50}>)?",
    re.IGNORECASE | re.DOTALL,
)
"""An XML declaration, and a document type with entities of its own, which nobody resolves."""
_LONG_TAG = re.compile(r"<(?P<name>[A-Za-z][\w:-]{0,30})(?P<rest>[^<>]{20000,})")
_LONGEST_ADDRESS = 2_000
_MOST_ELEMENTS = 300_000
_MOST_FOR_TRAFILATURA = 30_000
"""Elements; in a larger page, which no news page is, the main text is found by its tags alone."""
_TITLE = ("heading", 1)
_TOO_SMALL = frozenset(
    ("p", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "li", "blockquote", "figure")
)
"""Elements that are part of an article and never the whole of it."""
_ARTICLES = ("article", "main")
_SAME_PLACE = 0.85
"""The share of the main text that the element taken for the article has to hold."""


class HtmlReader:
    """Reads .html, .htm and .xhtml files.

    trafilatura says where the main text is, and gives title, author, day and site. Everything
    laid out in that place is kept, so that a short page loses nothing: headings, list items,
    quotes and captions too. Navigation, forms, scripts and hidden parts are left out.
    """

    extensions: ClassVar[tuple[str, ...]] = (".html", ".htm", ".xhtml")
    media_types: ClassVar[tuple[str, ...]] = ("text/html", "application/xhtml+xml")

    def read(self, data: bytes, *, location: str) -> Document:
        """The document that a web page holds.

        Raises:
            ReadError: the bytes are no page, or there is no text on it.
        """
        text, problems = _decode(data, location=location)
        try:
            tree = _parse(text, location=location)
            if tree is None:
                raise _no_text(location)
            elements = _count(tree, location=location)
            stretches = stretches_of(tree)
            usual = elements <= _MOST_FOR_TRAFILATURA
            kept = _main_part(stretches, _main_text(tree) if usual else set())
            facts = _facts(tree) if usual else Facts(title=_title(tree))
        except (RecursionError, ValueError, LookupError, AssertionError) as error:
            raise _too_deep(location) from error
        composer = Composer(location=location)
        for stretch in kept:
            if stretch.cells is not None:
                composer.add_row(stretch.cells)
            else:
                composer.add(stretch.kind, stretch.text, level=stretch.level)
        document = composer.document(facts)
        if not document.text:
            raise _no_text(location)
        return replace(document, problems=problems)


def _no_text(location: str) -> ReadError:
    return ReadError(
        "is a page without text",
        where=location,
        remedy="open it in a browser, and save what it shows as text or PDF",
    )


def _too_deep(location: str) -> ReadError:
    return ReadError(
        "is HTML nested too deep or too wide to be taken apart",
        where=location,
        remedy="open it in a browser, and save what it shows as text or PDF",
    )


def _count(tree: Any, *, location: str) -> int:
    """The number of elements, if there are not too many."""
    elements = sum(1 for _ in tree.iter())
    if elements > _MOST_ELEMENTS:
        raise _too_deep(location)
    return elements


def _title(tree: Any) -> str | None:
    found = tree.find(".//title")
    return None if found is None else clean((found.text or "")[:1000]) or None


def _decode(data: bytes, *, location: str) -> Decoded:
    """UTF-8 if it is that, else what the page declares, else what it looks like."""
    try:
        return Decoded(data.decode("utf-8-sig").replace("\0", ""))
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:4096])
    if declared:
        try:
            codec = codecs.lookup(declared[1].decode("ascii"))
            if getattr(codec, "_is_text_encoding", True) and not codec.name.startswith("utf"):
                return Decoded(codec.decode(data, "replace")[0])
        except (LookupError, UnicodeError, ValueError):
            pass
    return decode(data, location=location)


def _parse(text: str, *, location: str) -> Any:
    """The tree; entities and document types of its own are not followed."""
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    opening = _OPENING.match(text)
    source = _LONG_TAG.sub(_shortened, text[opening.end() if opening else 0 :])
    try:
        tree = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise _too_deep(location)
    return tree


def _shortened(tag: re.Match[str]) -> str:
    """A tag of thousands of attributes without them: comparing them takes for ever."""
    return f"<{tag['name']} " if len(tag["rest"].split(None, 1001)) > 1000 else tag[0]


def _facts(tree: Any) -> Facts:
    """What the page's metadata says of it."""
    from copy import deepcopy

    from trafilatura.metadata import extract_metadata

    bare = deepcopy(tree)
    for table in bare.xpath("//table"):  # a day in a table is a day of what is told
        table.drop_tree()
    found = extract_metadata(
        bare,
        date_config={"original_date": True, "extensive_search": False, "max_date": "2100-12-31"},
    )
    published = None
    if found.date:
        try:
            published = date.fromisoformat(found.date)
        except ValueError:
            published = None
    return Facts(
        title=clean(found.title or "") or None,
        published=published,
        publisher=clean(found.sitename or "") or None,
        authors=split_names(clean(found.author or "")),
        address=_canonical(tree),
    )


def _canonical(tree: Any) -> str | None:
    """The address that a page gives as its own, where it is a whole one."""
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        for found in tree.xpath(path):
            address = clean(str(found))
            if re.match(r"https?://[^\s/]+", address) and len(address) <= _LONGEST_ADDRESS:
                return address
    return None


def _main_text(tree: Any) -> set[str]:
    """The texts that trafilatura takes for the page's main part, without their white space."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        deepcopy(tree), include_comments=False, include_tables=True, favor_recall=True
    )
    if found is None or found.body is None:
        return set()
    keys: set[str] = set()
    for element in found.body.iter():
        if element.tag not in ("list", "table", "body", "quote") or not len(element):
            for br in element.iterchildren("lb"):
                br.tail = "\n" + (br.tail or "")
            text = "".join(element.itertext())
            keys.update(map(_key, (text, *text.split("\n"))))
    return keys - {""}


def _key(text: str) -> str:
    return "".join(text.split())


def _main_part(stretches: list[Stretch], main: set[str]) -> list[Stretch]:
    """The stretches that belong to the page's main part, with the title and what leads in."""
    chosen = [_key("".join(stretch.cells or (stretch.text,))) in main for stretch in stretches]
    place = _place(stretches, chosen)
    bare = not any(map(_beside_the_point, stretches))
    taken = [
        (sure and not _leads_elsewhere(stretch))
        or ((place is None or place in stretch.path) and _belongs(stretch, bare=bare))
        for stretch, sure in zip(stretches, chosen, strict=True)
    ]
    titles = [i for i, stretch in enumerate(stretches) if (stretch.kind, stretch.level) == _TITLE]
    begin = taken.index(True) if True in taken else len(taken)
    if titles and titles[0] < begin:
        taken[titles[0]] = True
        for i in range(titles[0] + 1, begin):
            stretch = stretches[i]
            leads_in = stretch.kind == "paragraph" and ends_sentence(stretch.text)
            taken[i] = leads_in and _belongs(stretch, bare=bare)
    return [stretch for stretch, keep in zip(stretches, taken, strict=True) if keep]


def _place(stretches: Sequence[Stretch], chosen: Sequence[bool]) -> Any:
    """The innermost box that holds nearly all of the chosen text, or the article around it."""
    weights: dict[Any, int] = {}
    total = 0
    for stretch, sure in zip(stretches, chosen, strict=True):
        if sure:
            total += len(stretch.text)
            for element in stretch.path:
                if element.tag in _TOO_SMALL:
                    break
                weights[element] = weights.get(element, 0) + len(stretch.text)
    holders = [element for element, weight in weights.items() if weight >= _SAME_PLACE * total]
    if not holders:
        return None
    for tag in _ARTICLES:
        around = [element for element in holders if element.tag == tag]
        if around:
            return around[0]
    return holders[-1]


def _beside_the_point(stretch: Stretch) -> bool:
    return stretch.boilerplate or stretch.linked > 0.5 * len(stretch.text)


def _leads_elsewhere(stretch: Stretch) -> bool:
    """Whether a paragraph is a link and nothing else."""
    return stretch.kind == "paragraph" and stretch.linked > 0.9 * len(stretch.text.strip("[]() "))


def _belongs(stretch: Stretch, *, bare: bool) -> bool:
    """Whether text in the right place, though not chosen, reads as part of the article.

    ``bare``: the page holds nothing but an article, so all of it does.
    """
    if _beside_the_point(stretch):
        return False
    if bare or stretch.kind != "paragraph" or stretch.cells:
        return True
    return ends_sentence(stretch.text) or len(stretch.text.split(maxsplit=8)) >= 8
