"""Pipeline: the verbs, strung together; a module for each."""

from sayso.orders import Failure
from sayso.pipeline.linking import (
    Asked,
    draft_case,
    encode_meanings,
    link,
    link_all,
    readings_of,
    with_failures,
)
from sayso.pipeline.quoting import check_words, quote, quote_among
from sayso.pipeline.reading import (
    Location,
    check,
    check_all,
    explain,
    find_documents,
    read,
    read_all,
)
from sayso.pipeline.scoring import draft, load_ledger, score
from sayso.pipeline.weighing import weigh

__all__ = [
    "Asked",
    "Failure",
    "Location",
    "check",
    "check_all",
    "check_words",
    "draft",
    "draft_case",
    "encode_meanings",
    "explain",
    "find_documents",
    "link",
    "link_all",
    "load_ledger",
    "quote",
    "quote_among",
    "read",
    "read_all",
    "readings_of",
    "score",
    "weigh",
    "with_failures",
]
