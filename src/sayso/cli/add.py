"""``sayso add``: documents into a store."""

import click

from sayso.cli import READ_ALL, UNUSABLE
from sayso.cli.archives import add_archives, told_apart
from sayso.cli.documents import find_all, parse_day
from sayso.cli.limits import limit_options, limits_of, private_option
from sayso.cli.messages import say
from sayso.cli.options import jobs_option, scale_option
from sayso.cli.stores import case_option, opened, shown, who_option, whoever
from sayso.errors import ConfigError, EngineError, SaysoError


@click.command(short_help="Read documents into a case store.")
@click.argument("store_address", metavar="STORE")
@click.argument("paths", nargs=-1, metavar="PATH...")
@case_option
@who_option
@scale_option
@click.option(
    "--published",
    metavar="YYYY-MM-DD",
    help="The day of publication, whatever the document says.",
)
@click.option("--engine", metavar="NAME", default="standard", show_default=True, help="What reads.")
@jobs_option("read")
@limit_options
@private_option
@click.option("--again", is_flag=True, help="Read files again that were read already.")
@click.option("-q", "--quiet", is_flag=True, help="No progress bar, no closing line.")
@click.option("--debug", is_flag=True, help="Tracebacks; one document at a time.")
def add(  # noqa: PLR0913  one parameter for each option
    *,
    store_address: str,
    paths: tuple[str, ...],
    case_name: str | None,
    who: str | None,
    scale: str,
    published: str | None,
    engine: str,
    jobs: int,
    time_limit: str | None,
    memory_limit: str | None,
    allow_private: bool,
    again: bool,
    quiet: bool,
    debug: bool,
) -> None:
    """Read documents and keep them in a store, each as soon as it is read.

    STORE is a file, made where it is missing, or postgresql://user@host/database. PATH is what
    `sayso read` takes, or the archive of a case that a workbench made. What was interrupted goes
    on where it stopped when it is called again: files that the store holds are passed over.

    \b
      sayso add case.db report.pdf notes/
      sayso add case.db --case harbour wire/*.txt
      sayso add postgresql://ana@db/sayso notes/ --jobs 4
    """
    if not paths:
        raise ConfigError(
            "add: no document is named",
            remedy="name files, folders, web addresses, or - for standard input",
        )
    from sayso.cli.bounds import usual_limits
    from sayso.cli.progress import Progress, on_terminal
    from sayso.cli.writing import Tally
    from sayso.pages.draw_words import count
    from sayso.workbench import Order, add_documents, choose_case

    day = parse_day(published)
    limits = limits_of(time_limit, memory_limit, usual=usual_limits(), private=allow_private)
    archives, paths = told_apart(paths)
    located = list(find_all(paths, None))
    if not archives and all(isinstance(one, SaysoError) for one in located):
        for one in located:  # nothing to keep: no store is made for it
            say(str(one))
        raise click.exceptions.Exit(UNUSABLE)
    with opened(store_address, create=True, limits=limits) as store:
        add_archives(store, archives, case=case_name, who=whoever(who), quiet=quiet)
        if not paths:
            raise click.exceptions.Exit(READ_ALL)
        order = Order(
            case=choose_case(store, case_name, create=True),
            who=whoever(who),
            engine=engine,
            scale=scale,
            published=day,
            jobs=1 if debug else jobs,
            again=again,
            limits=limits,
        )
        new = 0
        with Progress(len(located), shown=on_terminal() and not quiet) as progress:
            tally = Tally(progress)
            for added in tally.successes(add_documents(store, located, order)):
                new += added.is_new
        try:
            fresh = store.dossiers.bring_up_to_date(order.case) if new else 0
            unlinked = None
        except EngineError as error:
            fresh, unlinked = 0, error
    if not quiet:
        held = tally.read - new
        told = f"{new} added" + (f", {held} held already" if held else "")
        told += f"; {count(fresh, 'story', 'stories')} linked anew" if fresh else ""
        say(f"{shown(store_address)}: {told}")
        tally.close()
    if unlinked is not None:
        raise unlinked
    raise click.exceptions.Exit(tally.status)
