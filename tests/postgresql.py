"""A PostgreSQL server of the tests' own: started when one is asked for, gone when they end."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HASTE = {
    "fsync": "off",  # nothing in it is to outlive the tests
    "full_page_writes": "off",
    "synchronous_commit": "off",
}
_SETTINGS = {
    "max_connections": "200",
    "listen_addresses": "",  # a socket in its own folder: no port to be taken
    "shared_buffers": "64MB",
}


def binaries() -> Path | None:
    """The folder of PostgreSQL's programs, None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def server(programs: Path, *, durable: bool = False) -> Iterator[str]:
    """The folder of the socket of a server that runs while the block does."""
    folder = Path(tempfile.mkdtemp(prefix="sayso-pg-"))
    user = _unprivileged(folder)

    def run(program: str, *arguments: str) -> None:
        call = [str(programs / program), *arguments]
        done = subprocess.run(
            call, user=user, cwd=folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{program}: {done.stdout}{done.stderr}"

    data = str(folder / "data")
    settings = _SETTINGS if durable else _SETTINGS | _HASTE
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    try:
        run("initdb", "-D", data, "-U", "sayso", "-A", "trust", "-E", "UTF8", "--no-sync")
        log = str(folder / "log")
        start = f"{options} -c unix_socket_directories={folder}"
        run("pg_ctl", "-D", data, "-l", log, "-w", "-t", "300", "-o", start, "start")
        try:
            yield str(folder)
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "-w", "-t", "300", "stop")
    finally:
        # Hundreds of databases are many files: nobody need wait until the last is gone.
        remove = 'rm -rf "$0" >/dev/null 2>&1 &'
        subprocess.run(["/bin/sh", "-c", remove, str(folder)], check=True, start_new_session=True)


def _unprivileged(folder: Path) -> str | None:
    """Who runs the server: it refuses to be run by an administrator."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    shutil.chown(folder, user)
    return user
