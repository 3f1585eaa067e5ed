"""``sayso user token``: the tokens of programs, made, listed and revoked."""

import sys

import click

from sayso.cli.debugging import debug_option
from sayso.cli.messages import printable, say
from sayso.cli.stores import opened, shown


@click.group(invoke_without_command=True, short_help="The tokens of programs.")
@click.pass_context
def token(context: click.Context) -> None:
    """Make tokens for programs that use the API of a store, and revoke them.

    \b
      sayso user token add case.db ana --name "nightly export" --scope read
      sayso user token list case.db
      sayso user token revoke case.db 3f9a21c4
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@token.command(short_help="Make a token.")
@click.argument("store_address", metavar="STORE")
@click.argument("user", metavar="NAME")
@click.option("--name", "label", metavar="WORDS", required=True, help="What it is for.")
@click.option(
    "--scope",
    type=click.Choice(["read", "write", "admin"]),
    default="read",
    show_default=True,
    help="The most that it lets do.",
)
@click.option(
    "--days", type=click.IntRange(1, 366), default=90, show_default=True, help="Good for so long."
)
@debug_option
def add(*, store_address: str, user: str, label: str, scope: str, days: int) -> None:
    """Make a token for the account NAME. It is written to standard output, this once."""
    from sayso.records.shelf import SCOPES

    with opened(store_address) as store:
        chosen = next(one for one in SCOPES if one == scope)
        secret, made = store.tokens.make(user, name=label, scope=chosen, days=days)
    say(
        f"{shown(store_address)}: token {made.id} of {user}, {scope}, until {made.expires:%Y-%m-%d}"
    )
    sys.stdout.write(f"{secret}\n")


@token.command("list", short_help="List the tokens.")
@click.argument("store_address", metavar="STORE")
@click.argument("user", metavar="NAME", required=False)
@debug_option
def list_tokens(*, store_address: str, user: str | None) -> None:
    """List the tokens of an account, or of all, without their secrets."""
    with opened(store_address, read_only=True) as store:
        found = store.tokens.list(user)
    for one in found:
        line = f"{one.id}  {one.user}  {one.scope}  until {one.expires:%Y-%m-%d}  {one.name}"
        sys.stdout.write(printable(line) + "\n")


@token.command(short_help="Revoke a token, at once.")
@click.argument("store_address", metavar="STORE")
@click.argument("token_id", metavar="TOKEN")
@debug_option
def revoke(*, store_address: str, token_id: str) -> None:
    """Revoke the token of that id, which `token list` shows: from now on it lets nobody in."""
    with opened(store_address) as store:
        store.tokens.revoke(token_id)
    say(f"{shown(store_address)}: token {token_id} is revoked")
