"""Tools: what each one does with its arguments."""

from dataclasses import replace
from datetime import UTC, datetime

from anyio import to_thread

from sayso.errors import SaysoError
from sayso.mcp import answers
from sayso.mcp.answers import Answer
from sayso.mcp.arguments import (
    Arguments,
    CheckArguments,
    LinkArguments,
    QuoteArguments,
    ReadArguments,
    ScoreArguments,
    WeighArguments,
)
from sayso.mcp.desk import Desk
from sayso.mcp.tasks import CheckTask, LinkTask, QuoteTask, ScoreTask, WeighTask
from sayso.pipeline import check_words, with_failures


async def do(desk: Desk, given: Arguments) -> Answer:
    """What a tool gives for its arguments.

    Raises:
        SaysoError: they name what cannot be read, or it cannot be done.
    """
    match given:
        case CheckArguments():
            return await _check(desk, given)
        case QuoteArguments():
            return await _quote(desk, given)
        case LinkArguments():
            return await _link(desk, given)
        case WeighArguments():
            return await _weigh(desk, given)
        case ScoreArguments():
            return await _score(desk, given)
        case ReadArguments():
            await desk.tell(0, 1, "reading")
            reading = await desk.read(given)
            return await to_thread.run_sync(
                answers.answer_reading, reading, given.offset, given.limit
            )


async def _check(desk: Desk, given: CheckArguments) -> Answer:
    from sayso.checks.selection import choose_rules

    choose_rules(
        given.select, given.ignore, given.register
    )  # a wrong one is told before anything is read
    await desk.tell(0, 2, "reading")
    reading = await desk.read(given)
    await desk.tell(1, 2, "checking")
    select = None if given.select is None else tuple(given.select)
    task = CheckTask(
        reading=reading, select=select, ignore=tuple(given.ignore), register=given.register
    )
    checked = await desk.workers.do(task)
    return await to_thread.run_sync(answers.answer_findings, checked, given.offset, given.limit)


async def _quote(desk: Desk, given: QuoteArguments) -> Answer:
    check_words(given.words)
    reading = await desk.read(given)
    among, failures = await desk.read_all(given.among, given.scale)
    task = QuoteTask(words=given.words, reading=reading, among=among)
    await desk.tell(len(among) + len(failures), len(among) + len(failures) + 1, "looking it up")
    found = await desk.workers.do(task)
    found = replace(found, unread=tuple(map(str, failures)))
    return await to_thread.run_sync(answers.answer_quote, found, given.offset, given.limit)


async def _link(desk: Desk, given: LinkArguments) -> Answer:
    readings, failures = await desk.read_all(given.paths, given.scale)
    if not readings:
        raise failures[0] if failures else SaysoError("there is nothing to link")
    total = len(readings) + len(failures) + 1
    await desk.tell(total - 1, total, "linking")
    task = LinkTask(
        readings=readings,
        days=given.days,
        since=given.since,
        until=given.until,
        likeness=given.likeness,
        about=given.about,
    )
    dossier = with_failures(await desk.workers.do(task), failures)
    return await to_thread.run_sync(answers.answer_dossier, dossier, given.offset, given.limit)


async def _weigh(desk: Desk, given: WeighArguments) -> Answer:
    data, name = _written(desk, given)
    task = WeighTask(data=data, name=name, draws=given.draws, seed=given.seed)
    return await to_thread.run_sync(answers.answer_judgement, await desk.workers.do(task))


async def _score(desk: Desk, given: ScoreArguments) -> Answer:
    data, name = _written(desk, given)
    task = ScoreTask(
        data=data,
        name=name,
        on=given.on or datetime.now(UTC).date(),
        count=given.count,
        since=given.since,
        until=given.until,
        draws=given.draws,
        seed=given.seed,
    )
    return await to_thread.run_sync(answers.answer_scorecard, await desk.workers.do(task))


def _written(desk: Desk, given: WeighArguments | ScoreArguments) -> tuple[bytes, str]:
    if given.path is not None:
        return desk.take(given.path)
    return (given.text or "").encode("utf-8", "surrogatepass"), given.name
