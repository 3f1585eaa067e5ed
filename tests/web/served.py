"""A workbench served as a person serves it: the command, in a process of its own."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 300
"""How long to wait for what should come at once."""
_COMMAND = "from sayso.cli.main import main; main()"
_AT = re.compile(r"serving at (http://\S+?)/ ;")


@contextmanager
def served(address: str, *options: str) -> Iterator[str]:
    """The web address of a workbench of that store, on a free port, until the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", _COMMAND, "serve", address, "--port", "0", *options],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        lines = []
        for line in process.stderr:
            lines.append(line)
            if found := _AT.search(line):
                yield found[1]
                return
        raise AssertionError("".join(lines))
    finally:
        process.terminate()
        process.communicate(timeout=SECONDS)
