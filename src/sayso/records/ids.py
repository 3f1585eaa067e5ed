"""Ids: hashes of the identifying fields, so that a re-run gives the same ids."""

from hashlib import blake2b

_SEPARATOR = "\x1f"


def make_id(*fields: object) -> str:
    """Sixteen hexadecimal digits that depend on the fields alone, in their order."""
    joined = _SEPARATOR.join(["" if field is None else str(field) for field in fields])
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
