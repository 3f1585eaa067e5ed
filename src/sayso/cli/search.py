"""``sayso search``: the claims of a store."""

import sys
from typing import TYPE_CHECKING

import click

from sayso.cli import CLEAN, FOUND
from sayso.cli.debugging import debug_option
from sayso.cli.documents import parse_day
from sayso.cli.messages import printable, say
from sayso.cli.stores import case_option, opened, shown

if TYPE_CHECKING:
    from sayso.records.shelf import ClaimRow

_KINDS = click.Choice(["forecast", "report", "judgement", "assertion"])


@click.command(short_help="Search the claims of a store.")
@click.argument("store_address", metavar="STORE")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@case_option
@click.option("--source", metavar="NAME", help="Who says it.")
@click.option("--actor", metavar="NAME", help="Whom it is about.")
@click.option("--kind", type=_KINDS, help="forecast, report, judgement or assertion.")
@click.option("--since", metavar="YYYY-MM-DD", help="Published that day or later.")
@click.option("--until", metavar="YYYY-MM-DD", help="Published that day or earlier.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    help="At most so many claims.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text (default) or json.",
)
@debug_option
def search(  # noqa: PLR0913  one parameter for each option
    *,
    store_address: str,
    words: tuple[str, ...],
    case_name: str | None,
    source: str | None,
    actor: str | None,
    kind: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    form: str,
) -> None:
    """Search the claims of a store, decisions laid over them.

    WORDS are all in the claim: "quoted words" stand together, word* begins a word, -word is not
    there (after --).

    \b
      sayso search case.db fertiliser
      sayso search case.db '"shed nine" fertili*' --source "The Harbour Herald"
      sayso search case.db --kind forecast --since 2021-01-01 --format json

    Exit status: 0, something was found; 1, nothing was.
    """
    from sayso.records.shelf import ClaimQuery
    from sayso.workbench import choose_case

    with opened(store_address, read_only=True) as store:
        query = ClaimQuery(
            case=choose_case(store, case_name),
            words=" ".join(words),
            source=source,
            actor=actor,
            kind=kind,  # type: ignore[arg-type]  # one of the four, says click
            published_from=parse_day(since, "--since"),
            published_until=parse_day(until, "--until"),
            limit=limit,
        )
        page = store.claims.list(query)
    for row in page.rows:
        sys.stdout.write(_json(row) if form == "json" else printable(_line(row)) + "\n")
    if not page.rows:
        say(f"{shown(store_address)}: no such claim")
    elif page.total > len(page.rows):
        more = "more than " if page.more else ""
        say(f"{len(page.rows)} of {more}{page.total} claims; --limit shows more")
    raise click.exceptions.Exit(CLEAN if page.rows else FOUND)


def _line(row: "ClaimRow") -> str:
    from sayso.pages.draw_source import called

    who = called(row.source_kind, row.source)
    sure = f" ({row.certainty})" if row.certainty else ""
    title = row.name
    return f"{title}: {who} {row.stance}{sure}: {' '.join(row.text.split())}"


def _json(row: "ClaimRow") -> str:
    import msgspec

    return msgspec.json.encode(row).decode() + "\n"
