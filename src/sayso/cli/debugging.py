"""``--debug``: tracebacks of what fails unexpectedly; `main` looks for the word itself."""

import click

debug_option = click.option(
    "--debug", is_flag=True, expose_value=False, help="Tracebacks of what fails unexpectedly."
)
