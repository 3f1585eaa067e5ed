"""Forms: what a page posted, once it is known that a page of ours posted it."""

import hmac
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from sayso.errors import ConfigError
from sayso.web.guard import TooLargeError
from sayso.web.once import FIELD
from sayso.web.tokens import form_token
from sayso.web.visitors import settings_of

_MOST_FIELDS = 2_000
_MOST_TEXT = 20_000
FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


class ForeignFormError(Exception):
    """A form that no page of ours can have sent, or one that is too old to be sure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """The fields of a form and its files."""

    fields: Mapping[str, tuple[str, ...]]
    files: tuple[UploadFile, ...] = field(default=())

    def text(self, name: str, default: str = "") -> str:
        """The first value of a field without outer spaces."""
        return next(iter(self.fields.get(name, ())), default).strip()

    def needed(self, name: str, what: str) -> str:
        """As ``text``, where there must be something.

        Raises:
            ConfigError: there is nothing.
        """
        found = self.text(name)
        if not found:
            raise ConfigError(f"{what} is missing", remedy="fill it in and send it again")
        return found

    def every(self, name: str) -> tuple[str, ...]:
        """All values of a field."""
        return self.fields.get(name, ())

    def number(self, name: str) -> int | None:
        """The whole number of a field, None where it is left out.

        Raises:
            ConfigError: it is no number.
        """
        written = self.text(name)
        if not written:
            return None
        if not (written.isascii() and written.isdigit() and len(written) < 17):
            raise ConfigError(f"{written[:20]!r} is no whole number")
        return int(written)

    def day(self, name: str) -> date | None:
        """The day of a field, None where it is left out.

        Raises:
            ConfigError: it is no day.
        """
        written = self.text(name)
        if not written:
            return None
        try:
            return date.fromisoformat(written)
        except ValueError:
            raise ConfigError(
                f"{written[:20]!r} is no day", remedy="write it as 2026-06-30"
            ) from None


def check_origin(request: Request) -> None:
    """Refuse what a browser says comes from a page of somebody else.

    Raises:
        ForeignFormError: it does.
    """
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise ForeignFormError
    origin = request.headers.get("origin")
    if origin is None:
        return
    page = urlsplit(origin)
    # Over an open connection anybody on the way could have made the page.
    made_open = page.scheme == "http" and request.url.scheme == "https"
    if made_open or page.netloc != request.headers.get("host"):
        raise ForeignFormError


async def posted(request: Request) -> AsyncIterator[Posted]:
    """The form that a page of ours posted; its files are deleted once it was answered.

    Raises:
        ForeignFormError: it comes from elsewhere, or without this browser's token.
        ConfigError: it is no form, or has too many parts.
    """
    check_origin(request)
    if not request.headers.get("content-type", "").startswith(FORM_TYPES):
        raise ConfigError("this address takes a form", remedy="programs: see /api/openapi.json")
    form = await _read(request)
    try:
        yield _checked(request, form)
    finally:
        await form.close()


def plain_text(value: str) -> str:
    """The text that was sent.

    Raises:
        ConfigError: something in it is no character, which not every store could keep.
    """
    if "\0" in value or any("\ud800" <= one <= "\udfff" for one in value):
        raise ConfigError("something in it is no character", remedy="type it again")
    return value


async def _read(request: Request) -> FormData:
    try:
        return await request.form(
            max_files=settings_of(request).most_files,
            max_fields=_MOST_FIELDS,
            max_part_size=_MOST_TEXT,
        )
    except HTTPException as error:
        if isinstance(error.__context__, TooLargeError):
            raise TooLargeError from error
        raise ConfigError(f"the form is broken: {error.detail}") from error


def _checked(request: Request, form: FormData) -> Posted:
    fields: dict[str, tuple[str, ...]] = {}
    files = []
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            files.append(value)
        else:
            fields[name] = (*fields.get(name, ()), plain_text(value[:_MOST_TEXT]))
    fields.pop(FIELD, None)
    given = "".join(fields.pop("csrf", ())[:1])
    if not hmac.compare_digest(given.encode(), form_token(request).encode()):
        raise ForeignFormError
    return Posted(fields=fields, files=tuple(files))
