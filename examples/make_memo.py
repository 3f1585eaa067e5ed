"""Write examples/castle-heddon-memo.docx: an intelligence memo, the same bytes on every run.

python examples/make_memo.py [OUTPUT]; needs python-docx.
"""

import sys
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document

TITLE = "Velmora: Why the Northern Garrison moved to Castle Heddon"
AUTHOR = "Joint Assessment Cell, Principality of Sarn"
DATE = datetime(2026, 1, 9, 9, 0)
HERE = Path(__file__).resolve().parent

# (style, text): the memo from top to bottom.
BLOCKS = (
    ("Title", TITLE),
    ("Subtitle", "Joint Assessment Cell, Principality of Sarn · 9 January 2026"),
    ("Heading 1", "Key judgements"),
    (
        "List Number",
        "We assess that General Ruard Oskin is probably positioning the Northern Garrison to put "
        "pressure on the Velmoran cabinet rather than to seize power. We have moderate confidence "
        "in this judgement because it rests on two independent streams of reporting.",
    ),
    (
        "List Number",
        "It is very unlikely that he will move against the capital, Corrin, before the budget vote "
        "on 20 February.",
    ),
    (
        "List Number",
        "If the cabinet cuts the garrison’s pay, however, there is a roughly even chance that he "
        "will close the northern road by the end of March.",
    ),
    ("Heading 1", "Evidence"),
    (
        "Normal",
        "On 3 January the garrison moved eleven armoured vehicles and about 400 troops from Stolm "
        "Barracks to Castle Heddon, 60 kilometres nearer the capital. The troops drew rations for "
        "fifty days, but they left their artillery behind.",
    ),
    (
        "Normal",
        "An intercepted order of 30 December states that the move is “a demonstration and no "
        "more”. A reliable source with direct access to the general’s staff reports that Oskin "
        "regards the finance minister, Pell Aubric, as the obstacle. The same source says that "
        "leave was cancelled for sergeants but not for officers.",
    ),
    (
        "Normal",
        "According to the Velmoran defence ministry, the move was planned last summer as part of "
        "an exercise. The ministry has published no exercise plan, however, and its spokesman, Tam "
        "Weller, told state radio that he had learned of the move from the press. This shows that "
        "the capital was not consulted.",
    ),
    (
        "Normal",
        "Diplomats in Corrin say the general told them that he would never march on his own "
        "government. Officers loyal to the former prime minister, Anse Corday, are believed to "
        "hold three of the garrison’s five commands. We have no reporting from inside the Third "
        "Armoured Battalion, and this gap may hide dissent.",
    ),
    ("Heading 1", "Analysis"),
    (
        "Normal",
        "Since a force without artillery cannot hold a city, it is almost certain that the "
        "deployment is not meant to take Corrin by storm. Rations for fifty days match the length "
        "of the budget debate to within two days. Thus, the move appears to follow the calendar of "
        "parliament.",
    ),
    (
        "Normal",
        "The order of 30 December was sent in clear. Such a message could only be meant to be "
        "overheard. It therefore tells us little about the general’s intent.",
    ),
    ("Heading 2", "Alternative explanation"),
    (
        "Normal",
        "Oskin might instead be shielding the northern depots from a purge. In December the "
        "cabinet dismissed the head of army supply. Indeed, Aubric’s auditors are reported to have "
        "asked for the books of all four depots. But the depots lie west of Castle Heddon, while "
        "the vehicles went south. This explanation is therefore unlikely, although it cannot be "
        "ruled out.",
    ),
    ("Heading 1", "Outlook"),
    (
        "Normal",
        "Oskin will likely keep the force at Castle Heddon until the vote. If the budget passes "
        "unchanged, he will probably withdraw it within two weeks, because the troops have been "
        "promised their spring leave. Unless Aubric resigns, relations between the cabinet and the "
        "army are unlikely to recover this year.",
    ),
    (
        "Normal",
        "Once the new chief of staff takes office in May, there is only a remote chance that Oskin "
        "will keep his command. So he has a reason to act before then. Some analysts at the "
        "Foreign Office expect that he will ask for a post abroad; we doubt that he would accept "
        "one.",
    ),
    ("Heading 1", "Sources and confidence"),
    (
        "Normal",
        "Our confidence in the account of the move is high, since imagery and two human sources "
        "agree. Our confidence in the account of the general’s motives is low to moderate.",
    ),
)


def memo_bytes() -> bytes:
    """The memo as a docx file."""
    document = Document()
    properties = document.core_properties
    properties.title = TITLE
    properties.author = properties.last_modified_by = AUTHOR
    properties.created = properties.modified = DATE
    properties.comments = ""
    for style, text in BLOCKS:
        document.add_paragraph(text, style=style)
    written = BytesIO()
    document.save(written)
    return _without_clock(written.getvalue())


def _without_clock(archive: bytes) -> bytes:
    """The same zip archive, every member dated 1980: a clock would make each run differ."""
    packed = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.compress_type = ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return packed.getvalue()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "castle-heddon-memo.docx"
    target.write_bytes(memo_bytes())
