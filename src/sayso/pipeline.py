"""The verbs, strung together: from a location to a Reading."""

from sayso.errors import ReadError
from sayso.records import Reading


def read(location: str) -> Reading:
    """The reading of the document at a path or address."""
    raise ReadError("nothing is read yet", where=location)
