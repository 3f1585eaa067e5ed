"""Files that are made to take what there is: small ones of which little is written by hand."""

import io
import zipfile
import zlib

from tests.readers.test_docx import memo, save

_TEXT = b"BT /F 12 Tf 50 700 Td (The mayor said that the gate was open.) Tj ET\n"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def drawing_itself() -> bytes:
    """A PDF whose form draws itself twice: it has no end, and PDFium looks for it."""
    form = (
        b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]"
        b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"
    )
    return pdf([_TEXT + b"/X Do"], _stream(b"/X Do /X Do " + _TEXT, form))


def without_end() -> bytes:
    """The same, its form packed as nobody does any more and its names those of the page: no reader
    that counts what is drawn sees it, and limits alone end it.
    """
    drawn = b"/X Do /X Do " + _TEXT
    codes = [256, *drawn, 257]  # LZW of single bytes
    bits = "".join(f"{code:09b}" for code in codes).ljust(-(-9 * len(codes) // 8) * 8, "0")
    packed = int(bits, 2).to_bytes(len(bits) // 8, "big")
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Filter/LZWDecode/Length %d>>\n"
        b"stream\n%s\nendstream" % (len(packed), packed)
    )
    return pdf([_TEXT + b"/X Do"], form)


def nested_forms(depth: int, *, times: int = 2, resources: bytes = b"") -> bytes:
    """A PDF with so many forms, each of which draws the next so often; the last shows a line.

    ``resources``: of each form, with the number of the next for %d, in place of its own.
    """
    own = resources or b"/Resources<</XObject<</X %d 0 R>>>>"
    forms = []
    for number in range(depth):
        last = number == depth - 1
        named = b"" if last else own.replace(b"%d", b"%d" % (9 + number))
        content = _TEXT if last else b"/X Do " * times
        forms.append(_stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]" + named))
    return pdf([_TEXT + b"/X Do"], *forms)


def many_operators(count: int, *, alike: bool = True) -> bytes:
    """A PDF of a few kilobytes whose one page shows a line so many times over, or others each."""
    if alike:
        shown = b"(%s) Tj " % (b"A" * 40) * count
    else:
        words = (b"%08x" % (number * 2_654_435_761 % 2**32) for number in range(count))
        shown = b"".join(b"(%s) Tj " % (word * 5) for word in words)
    return pdf([b"BT /F 12 Tf 50 700 Td " + shown + b" ET"])


def stamped(pages: int) -> bytes:
    """A scan: on each page the same line at the foot, and nothing else in letters."""
    return pdf([b"BT /F 9 Tf 50 20 Td (Harbour archive, copy) Tj ET"] * pages)


def nested_boxes(depth: int) -> bytes:
    """A Word document with so many empty text boxes in one another."""
    source = zipfile.ZipFile(io.BytesIO(save(memo())))
    packed = io.BytesIO()
    opening, closing = b"<w:txbxContent><w:p>" * depth, b"</w:p></w:txbxContent>" * depth
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                nested = b"<w:p>" + opening + closing + b"</w:p>"
                data = data.replace(b"<w:sectPr", nested + b"<w:sectPr", 1)
            target.writestr(name, data)
    return packed.getvalue()


def pdf(contents: list[bytes], *others: bytes) -> bytes:
    """A PDF of one page for each content; an object that comes after is number 6,
    "X", and more follow the pages: with one page from number 9 on.
    """
    pages = [7 + 2 * number for number in range(len(contents))]
    kids = b" ".join(b"%d 0 R" % page for page in pages)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"null",
        b"null",
        _FONT,
        others[0] if others else b"null",
    ]
    for page, content in zip(pages, contents, strict=True):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R"
            b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>" % (page + 1)
        )
        objects.append(_stream(content))
    objects += others[1:]
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    return out + table + end


def _stream(content: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream" % (
        len(packed),
        more,
        packed,
    )
