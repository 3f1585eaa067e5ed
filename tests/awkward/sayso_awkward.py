"""An engine that does what documents tell it to: fail, die, dawdle, or claim their first line.

It is installed for tests by putting this folder on the path, and is called "awkward".
"""

import os
import signal
from pathlib import Path

from sayso.errors import ConfigError, EngineError
from sayso.records import AUTHOR, Claim, Document, Reading, claim_id


class AwkwardEngine:
    """Obeys the words in a document's text."""

    def __init__(self, *, scale: str) -> None:
        if scale == "none":
            raise ConfigError("no scale is named 'none'", remedy="use one of icd203, phia")
        self.scale = scale

    def read(self, document: Document) -> Reading:
        """A reading of one claim, the document's first line."""
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
        end = len(document.text.partition("\n")[0])
        claim = Claim(
            id=claim_id(document.id, 0, end),
            start=0,
            end=end,
            text=document.text[:end],
            kind="assertion",
            attributions=(AUTHOR,),
        )
        return Reading(document=document, claims=(claim,), engine="awkward", scale=self.scale)
