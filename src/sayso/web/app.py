"""The application: every page and the API around one store, behind one guard."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from sayso.ports import Store
from sayso.records.limits import Limits
from sayso.web import (
    account,
    account_tokens,
    actors,
    api,
    api_documents,
    api_exports,
    api_forecasts,
    api_links,
    api_stories,
    api_tokens,
    api_tracking,
    api_writing,
    cases,
    claim,
    claims,
    described,
    documents,
    evidence,
    exporting,
    forecasts,
    history,
    missed,
    problems,
    queue,
    reading,
    settling,
    sign_in,
    static,
    stories,
    story_acts,
    taking,
    timeline,
    tour,
    voices,
    weigh,
    weigh_forms,
)
from sayso.web.api_schema import describe
from sayso.web.guard import Guard
from sayso.web.heads import Heads
from sayso.web.intake import Intake
from sayso.web.judging import Judges
from sayso.web.once import Once
from sayso.web.settings import Settings
from sayso.web.turns import Turns

PAGES = (
    static,
    sign_in,
    tour,
    account,
    cases,
    documents,
    reading,
    described,
    missed,
    claim,
    claims,
    stories,
    story_acts,
    queue,
    actors,
    timeline,
    voices,
    evidence,
    weigh,
    weigh_forms,
    forecasts,
    settling,
    history,
    exporting,
    taking,
    account_tokens,
)
APIS = (
    api,
    api_forecasts,
    api_tracking,
    api_stories,
    api_links,
    api_writing,
    api_documents,
    api_exports,
    api_tokens,
)


def create_app(store: Store, settings: Settings | None = None) -> Guard:
    """The workbench of a store, as an ASGI application. The store is not closed with it."""
    settings = settings or Settings()
    intake = Intake(Limits(seconds=settings.seconds_to_read, memory_bytes=settings.memory_to_read))
    judges, turns = Judges(), Turns()
    # Every try at a password takes 64 MiB while it is checked.
    sign_ins = Turns(at_once=2, each=2)

    def close() -> None:
        for one in (turns, sign_ins):
            one.end()
        intake.kill()  # all at once, before any is waited for
        judges.kill()
        intake.close()
        judges.close()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        close()

    app = FastAPI(
        title="Sayso workbench",
        summary="Documents, claims, cases and decisions of a case store.",
        version="1",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.store = store
    app.state.settings = settings
    app.state.intake = intake
    app.state.judges = judges
    app.state.turns = turns
    app.state.sign_ins = sign_ins
    problems.register(app)
    for module in (*(PAGES if settings.pages else ()), *APIS):
        app.include_router(module.router)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    guard = Guard(Heads(Once(app)), settings)
    guard.at_exit.append(close)
    return guard
