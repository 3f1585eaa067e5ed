"""Records are made of JSON in many threads at once, from the first on."""

import re
import subprocess
import sys
from pathlib import Path

import msgspec
from tests.engines.reading import read

from sayso.records.codec import encode

ROOT = Path(__file__).parents[2]

MANY_AT_ONCE = """
import sys, threading
sys.setswitchinterval(1e-6)
from sayso.records import Reading
from sayso.records.decoders import convert, decoder, packed_decoder
from sayso.records.document import Document
from sayso.records import Words
from sayso.records.codec import decode
text, document = sys.argv[1:]
words = {"text": "a", "start": 0, "end": 1}
made = [
    lambda: decode(text), lambda: decoder(Document).decode(document),
    lambda: convert(words, Words), lambda: packed_decoder(tuple[Words, ...]),
] * 4
started = threading.Barrier(len(made))
def make(one):
    started.wait()
    one()
threads = [threading.Thread(target=make, args=(one,)) for one in made]
[each.start() for each in threads]
[each.join() for each in threads]
print("made", end="")
"""


def test_many_threads_make_records_at_once_before_any_was_made() -> None:
    reading = read("A mast fell, the warden said.")
    given = [encode(reading), msgspec.json.encode(reading.document)]
    run = subprocess.run(
        [sys.executable, "-c", MANY_AT_ONCE, *(each.decode() for each in given)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "made", "")


def test_nothing_else_makes_decoders() -> None:
    by_itself = re.compile(r"msgspec\.(?:\w+\.)?(?:Decoder\(|convert\()|msgspec\..*\btype=")
    found = [
        path.name
        for path in (ROOT / "src").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if by_itself.search(line)
    ]
    assert set(found) == {"decoders.py"}
