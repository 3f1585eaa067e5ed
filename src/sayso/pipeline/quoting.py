"""Quoting, strung together: words looked for in a document, and in others beside it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sayso.errors import ConfigError, ReadError
from sayso.pipeline.linking import link, readings_of
from sayso.pipeline.reading import Location, read_all
from sayso.records import Reading
from sayso.records.limits import Limits

if TYPE_CHECKING:
    from sayso.records.quote import Quote


def quote(
    words: str,
    location: Location | Reading,
    *,
    among: Iterable[Location | Reading | ReadError] = (),
    scale: str = "icd203",
    published: date | None = None,
    limits: Limits | None = None,
) -> "Quote":
    """Whether a document holds the words, whose they are there, how surely, and who else has them.

    Words are found as they stand ("exact"), or with some lost, added or changed ("near"), or not
    at all; case, marks and line ends make no difference. ``among`` are documents, or readings,
    that are linked with it: the same claim is found there in other words, and copies count once.
    ``scale``, ``published`` (of the document alone) and ``limits`` are as for ``read_all``.

    Raises:
        ReadError: the document cannot be read; of those among, ``unread`` says why.
        EngineError: the engine failed on it, or it went beyond the limits.
        ConfigError: there are no words, or too many; no such scale.
    """
    check_words(words)
    if isinstance(location, Reading):
        reading = location
    else:
        (outcome,) = read_all([location], scale=scale, published=published, limits=limits)
        if not isinstance(outcome, Reading):
            raise outcome
        reading = outcome
    given = list(among)
    readings = [one for one in given if isinstance(one, Reading)]
    places = [one for one in given if not isinstance(one, Reading)]
    outcomes = list(readings_of(places, scale=scale, limits=limits)) if places else []
    readings += [one for one in outcomes if isinstance(one, Reading)]
    found = quote_among(words, reading, readings)
    return replace(
        found, unread=tuple(str(one) for one in outcomes if not isinstance(one, Reading))
    )


def quote_among(words: str, reading: Reading, among: Iterable[Reading]) -> "Quote":
    """As ``quote``, of readings that are at hand."""
    from sayso.dossier.quoting import find_quote

    others = [one for one in among if one.document.id != reading.document.id]
    dossier = link([reading, *others]) if others else None
    return find_quote(words, reading, others, dossier)


def check_words(words: str) -> None:
    """Refuse words that cannot be looked for.

    Raises:
        ConfigError: there are none, or more than a quotation has.
    """
    from sayso.dossier.quoted_words import MOST_CHARACTERS
    from sayso.dossier.words import WORD

    if WORD.search(words) is None:
        raise ConfigError("there are no words to look for", remedy="give what is quoted")
    if len(words) > MOST_CHARACTERS:
        raise ConfigError(
            f"a quotation has at most {MOST_CHARACTERS:,} characters, not {len(words):,}",
            remedy="look for a part of it",
        )
