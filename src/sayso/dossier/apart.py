"""Apart: two claims of one matter that cannot both hold, or one that goes on from the other."""

from typing import NamedTuple

from sayso.records.linked import DisagreementKind


class Apart(NamedTuple):
    """Two claims, the earlier first, and what each says: in words, and as what tells sides apart.

    ``update``: the later one takes up where the earlier ends, and gainsays nothing. ``weak``:
    found in a way that is right too seldom to be shown unasked.
    """

    kind: DisagreementKind
    one: str
    other: str
    labels: tuple[str, str]
    values: tuple[str, str]
    update: bool = False
    weak: bool = False
