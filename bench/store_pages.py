"""What the workbench asks of a store, page by page: each call asks for another page of its kind."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any, get_args

from sayso.ports import Store
from sayso.records import Reading
from sayso.records.shelf import ClaimOrder, ClaimQuery, DocumentQuery

CASE = "bench"
_CLAIM_ROWS, _DOCUMENT_ROWS = 100, 50
"""Of a page of the workbench."""
_Filters = dict[str, Callable[[], dict[str, Any]]]


def page_kinds(store: Store, readings: list[Reading]) -> dict[str, Callable[[], object]]:
    """Each kind of page by its name, and a call that asks for one."""
    asked = _Asked(readings)
    orders: tuple[ClaimOrder, ...] = get_args(ClaimOrder)
    filters = {**_filters(asked), **_searches(asked)}
    chance = asked.chance

    def names() -> object:
        # The claims page offers the commonest of both when it is opened.
        return [store.claims.names(CASE, of=of, limit=200) for of in ("source", "actor")]

    def documents(**filters: Any) -> object:
        return store.documents.list(DocumentQuery(case=CASE, limit=_DOCUMENT_ROWS, **filters))

    return {
        **{f"claims by {order}": partial(_ordered, store, order, chance) for order in orders},
        **{f"claims: {name}": partial(_filtered, store, asks) for name, asks in filters.items()},
        "names of sources and actors": names,
        "names of sources that begin so": lambda: store.claims.names(
            CASE, of="source", beginning=chance.choice("abcdefg")
        ),
        "documents": lambda: documents(order="title", offset=_DOCUMENT_ROWS * chance.randrange(10)),
        "documents with two words": lambda: documents(words=f"{asked.word()} {asked.word()}"),
        "documents with the commonest word": lambda: documents(words="the", order="title"),
        "one reading": lambda: store.documents.reading(asked.document(), case=CASE),
        "history": lambda: store.decisions.list(case=CASE, newest_first=True, limit=100),
    }


class _Asked:
    """What somebody might ask for, of what the readings hold."""

    def __init__(self, readings: list[Reading]) -> None:
        self.chance = random.Random(1)
        self._ids = [one.document.id for one in readings]
        self._texts = [claim.text.split() for one in readings[:500] for claim in one.claims]
        sources = [claim.source.name for one in readings[:200] for claim in one.claims]
        self._names = [one for one in sources if one]

    def document(self) -> str:
        return self.chance.choice(self._ids)

    def source(self) -> str:
        return self.chance.choice(self._names)

    def word(self) -> str:
        return self.chance.choice(self.chance.choice(self._texts))

    def phrase(self) -> str:
        return f'"{" ".join(self.chance.choice(self._texts)[:3])}"'

    def day(self) -> date:
        return date(2019, 1, 1) + timedelta(days=self.chance.randrange(1500))


def _filters(asked: _Asked) -> _Filters:
    choice = asked.chance.choice
    return {
        "kind": lambda: {"kind": choice(["forecast", "report"]), "order": "published"},
        "kind of source": lambda: {"source_kind": choice(["unnamed", "document"])},
        "kind of source that there is none of": lambda: {"source_kind": "vague"},
        "source": lambda: {"source": asked.source()},
        "actor": lambda: {"actor": f"Actor {choice(range(300))}", "order": "published"},
        "certainty": lambda: {"low": 0.55, "high": 0.8, "order": "published"},
        "with words of certainty": lambda: {"certain": True, "order": "text"},
        "corrected": lambda: {"corrected": True, "rejected": True, "order": "source"},
        "published": lambda: {"published_from": asked.day(), "order": "source"},
        "about": lambda: {"about_from": asked.day(), "about_until": date(2024, 1, 1)},
        "of one document": lambda: {"document": asked.document()},
        "everything at once": lambda: {
            "kind": "report",
            "source": asked.source(),
            "certain": True,
            "published_from": asked.day(),
        },
    }


def _searches(asked: _Asked) -> _Filters:
    return {
        "with a word": lambda: {"words": asked.word()},
        "with the commonest word": lambda: {"words": "the", "order": "source"},
        "with a word and of a kind": lambda: {"words": "the", "kind": "forecast", "order": "text"},
        "with two words": lambda: {"words": f"{asked.word()} {asked.word()}"},
        "without a word": lambda: {"words": f"-{asked.word()}", "order": "published"},
        "with a phrase": lambda: {"words": asked.phrase()},
        "with a beginning": lambda: {"words": f"{asked.word()[:3]}*"},
    }


def _ordered(store: Store, order: ClaimOrder, chance: random.Random) -> object:
    offset, descending = _CLAIM_ROWS * chance.randrange(20), chance.random() < 0.5
    query = ClaimQuery(
        case=CASE, order=order, descending=descending, offset=offset, limit=_CLAIM_ROWS
    )
    return store.claims.list(query)


def _filtered(store: Store, asks: Callable[[], dict[str, Any]]) -> object:
    return store.claims.list(ClaimQuery(case=CASE, limit=_CLAIM_ROWS, **asks()))
