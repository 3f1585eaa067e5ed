"""``sayso user``: the accounts of a store."""

import sys
from typing import TYPE_CHECKING

import click

from sayso.cli.debugging import debug_option
from sayso.cli.messages import printable, say
from sayso.cli.stores import case_option, opened, shown
from sayso.cli.user_token import token
from sayso.errors import ConfigError

if TYPE_CHECKING:
    from sayso.records.shelf import Role

_ROLE = click.Choice(["reader", "analyst", "owner"])
_role_option = click.option(
    "--role", type=_ROLE, default="analyst", show_default=True, help="What they may do there."
)


@click.group(invoke_without_command=True, short_help="The accounts of a store.")
@click.pass_context
def user(context: click.Context) -> None:
    """Add accounts to a store, and say what each may do in which case.

    \b
      sayso user add case.db ana --role owner
      sayso user role case.db bo --case harbour --role reader
      sayso user list case.db
      sayso user token add case.db ana --name "nightly export"

    A reader reads; an analyst adds documents and decides; an owner may do no less. Roles are given
    here, by whoever can open the store.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


user.add_command(token)


@user.command(short_help="Add an account.")
@click.argument("store_address", metavar="STORE")
@click.argument("name", metavar="NAME")
@case_option
@_role_option
@debug_option
def add(*, store_address: str, name: str, case_name: str | None, role: str) -> None:
    """Add an account with a role in a case. The password is asked for, or read from a pipe."""
    from sayso.workbench import choose_case

    with opened(store_address, create=True) as store:
        case = choose_case(store, case_name, create=case_name is None)
        store.accounts.add(name, _password())
        store.accounts.grant(name, case=case, role=_checked(role))
    say(f"{shown(store_address)}: {name} is {_article(role)} of {case}")


@user.command(short_help="Give an account a role in a case, or none.")
@click.argument("store_address", metavar="STORE")
@click.argument("name", metavar="NAME")
@case_option
@click.option("--role", type=_ROLE, help="What they may do there.")
@click.option("--none", "nothing", is_flag=True, help="Nothing any more.")
@debug_option
def role(
    *, store_address: str, name: str, case_name: str | None, role: str | None, nothing: bool
) -> None:
    """Give an account a role in a case, or with --none take it away."""
    from sayso.workbench import choose_case

    if (role is None) != nothing:
        raise ConfigError("give either --role or --none")
    with opened(store_address) as store:
        case = choose_case(store, case_name)
        store.accounts.grant(name, case=case, role=_checked(role) if role else None)
    now = _article(role) if role else "no longer part"
    say(f"{shown(store_address)}: {name} is {now} of {case}")


@user.command(short_help="Give an account another password.")
@click.argument("store_address", metavar="STORE")
@click.argument("name", metavar="NAME")
@debug_option
def password(*, store_address: str, name: str) -> None:
    """Give an account another password, which ends its sessions."""
    with opened(store_address) as store:
        store.accounts.change(name, password=_password())
    say(f"{shown(store_address)}: {name} has a new password")


@user.command(short_help="Switch an account off, or on again.")
@click.argument("store_address", metavar="STORE")
@click.argument("name", metavar="NAME")
@click.option("--on", is_flag=True, help="On again.")
@debug_option
def disable(*, store_address: str, name: str, on: bool) -> None:
    """Switch an account off, which ends its sessions; its decisions stay."""
    with opened(store_address) as store:
        store.accounts.change(name, disabled=not on)
    say(f"{shown(store_address)}: {name} is switched {'on' if on else 'off'}")


@user.command("list", short_help="List the accounts.")
@click.argument("store_address", metavar="STORE")
@debug_option
def list_users(*, store_address: str) -> None:
    """List the accounts with their roles."""
    with opened(store_address, read_only=True) as store:
        found = store.accounts.list()
    for one in found:
        roles = ", ".join(f"{role} of {case}" for case, role in one.roles) or "no role"
        off = " (switched off)" if one.disabled else ""
        sys.stdout.write(printable(f"{one.name}{off}: {roles}") + "\n")


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    given: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return given


def _checked(role: str) -> "Role":
    from sayso.records.shelf import ROLES

    return next(one for one in ROLES if one == role)


def _article(role: str) -> str:
    return {"reader": "a reader", "analyst": "an analyst", "owner": "an owner"}[role]
