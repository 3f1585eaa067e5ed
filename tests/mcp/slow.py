"""A task that ends by itself long after any test, and says in a file which process is at it."""

import os
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Slow:
    """Tells its process, then waits."""

    told: Path

    def do(self) -> int:
        self.told.write_text(str(os.getpid()), encoding="utf-8")
        time.sleep(600)
        return 0


@dataclass(frozen=True, slots=True)
class Quick:
    """Tells its process."""

    def do(self) -> int:
        return os.getpid()
