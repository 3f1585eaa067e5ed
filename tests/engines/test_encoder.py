"""What reading leaves behind on a machine, and sends from it: nothing."""

import os
import subprocess
import sys
from pathlib import Path

READ = "import sayso; sayso.read(sys.argv[1])"


def test_reading_leaves_no_trace_of_whose_machine_it_is(tmp_path: Path) -> None:
    home, article = tmp_path / "home", tmp_path / "article.txt"
    home.mkdir()
    article.write_text("The guild said that the harbour will probably stay closed until June.")
    ours = {name: value for name, value in os.environ.items() if "TELEMETRY" not in name}
    subprocess.run(
        [sys.executable, "-c", f"import sys; {READ}", str(article)],
        check=True,
        env={**ours, "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")},
    )
    assert list(home.rglob("*")) == []
