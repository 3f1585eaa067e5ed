"""Archives of small texts, as corpora come in."""

import io
import tarfile
from collections.abc import Mapping
from pathlib import Path


def pack(path: Path, files: Mapping[str, str]) -> Path:
    """A .tar.gz of the files, by their names in it."""
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content.encode())
            archive.addfile(member, io.BytesIO(content.encode()))
    return path
