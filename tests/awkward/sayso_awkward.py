"""An engine that does what documents tell it to: fail, die, dawdle, or mark nothing.

It is installed for tests by putting this folder on the path, and is called "awkward".
"""

import os
import signal
from pathlib import Path

from sayso.analysis.marks import Marks
from sayso.errors import EngineError
from sayso.records import Document, MadeBy


class AwkwardEngine:
    """Obeys the words in a document's text."""

    made_by = MadeBy(version="0")

    def mark(self, document: Document) -> Marks:
        """No marks at all."""
        if "PLEASE FAIL" in document.text:
            raise LookupError("asked to\nfail")
        if "PLEASE REFUSE" in document.text:
            raise EngineError("will not read this", remedy="try another")
        if "PLEASE DIE" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "PLEASE WAIT" in document.text:
            # A named pipe beside the document tells whoever reads it which process waits.
            Path(f"{document.location}.waiting").write_text(str(os.getpid()))
            signal.pause()
        return Marks()
