"""``sayso quote``: whether a document holds some words, whose they are, and who else has them."""

import click

from sayso.cli.documents import find_all, parse_day
from sayso.cli.limits import limit_options, limits_of, private_option
from sayso.cli.options import scale_option
from sayso.errors import ConfigError

EXACT, OTHERWISE = 0, 1


@click.command(short_help="Whether a document holds some words, and whose they are.")
@click.argument("words", metavar="WORDS")
@click.argument("path", metavar="PATH")
@click.option(
    "--among", metavar="PATH", multiple=True, help="Who else has it: files, folders; repeatable."
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), help="text (default) or json."
)
@scale_option
@click.option(
    "--published",
    metavar="YYYY-MM-DD",
    help="The day of publication, whatever the document says.",
)
@limit_options
@private_option
@click.option("--debug", is_flag=True, help="Tracebacks of what fails unexpectedly.")
def quote(  # noqa: PLR0913  one parameter for each option
    *,
    words: str,
    path: str,
    among: tuple[str, ...],
    output: str | None,
    form: str | None,
    scale: str,
    published: str | None,
    time_limit: str | None,
    memory_limit: str | None,
    allow_private: bool,
    debug: bool,  # main looks for it before anything is parsed
) -> None:
    """Look for WORDS in the document at PATH: whether they are there, and whose they are.

    Case, marks and line ends make no difference. What is not there word for word is told with the
    words that were lost, added or changed.

    \b
      sayso quote "A militia boat lay off the pier" notes/wire.md
      sayso quote "14 people died" draft.md --among notes/

    Exit status: 0, word for word; 1, nearly or not at all; 2, the document could not be read.
    """
    from sayso.cli.bounds import usual_limits
    from sayso.cli.output import Output
    from sayso.pipeline import quote as look_for

    located = list(find_all([path], None))
    if len(located) != 1 or not isinstance(located[0], str):
        if len(located) == 1 and not isinstance(located[0], str):
            raise located[0]
        raise ConfigError("is a folder", where=path, remedy="name one document, others as --among")
    target = Output(output)
    found = look_for(
        words,
        located[0],
        among=[one for one in find_all(among, target.path) if one != located[0]],
        scale=scale,
        published=parse_day(published),
        limits=limits_of(time_limit, memory_limit, usual=usual_limits(), private=allow_private),
    )
    with target.open() as stream:
        if form == "json" or (form is None and output is not None and output.endswith(".json")):
            from sayso.records.codec import encode_quote

            stream.write(encode_quote(found).decode("utf-8") + "\n")
        else:
            from sayso.pages.quote_text import quote_text

            stream.write(quote_text(found))
    raise click.exceptions.Exit(EXACT if found.match == "exact" else OTHERWISE)
