"""Limits: how much Sayso takes in at once, and how it says no."""

from sayso.errors import ReadError

MAX_BYTES = 64 * 1024 * 1024
"""The largest file, download or standard input."""
MAX_CHARACTERS = 5_000_000
"""The longest text of one document, in code points: about 800,000 words."""
FETCH_SECONDS = 20.0
"""The longest that a download may take in all, by the clock on the wall."""
MAX_REDIRECTS = 5


def check_bytes(size: int, *, location: str, limit: int = MAX_BYTES) -> None:
    """Raise ReadError if so many bytes are more than Sayso takes in."""
    if size > limit:
        raise ReadError(
            f"is larger than {_mebibytes(limit)}, the most Sayso reads at once",
            where=location,
            remedy="split it and give it in parts",
        )


def check_characters(length: int, *, location: str) -> None:
    """Raise ReadError if a text of so many code points is longer than Sayso takes in."""
    if length > MAX_CHARACTERS:
        raise ReadError(
            f"holds more than {MAX_CHARACTERS:,} characters of text, the most Sayso reads at once",
            where=location,
            remedy="split it and give it in parts",
        )


def _mebibytes(size: int) -> str:
    return f"{size // (1024 * 1024)} MiB" if size >= 1024 * 1024 else f"{size:,} bytes"
