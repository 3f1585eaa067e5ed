"""Arguments: what each tool takes, as records from which its input schema is made."""

from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from sayso.errors import ConfigError
from sayso.records.decoders import convert
from sayso.records.register import RegisterName

_MOST_TEXT = 5_000_000
_MOST_PATHS = 500
_MOST_ROWS = 500
Path = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=4096,
        description="A file or a folder in one of the roots: absolute, or as from a root.",
    ),
]
Text = Annotated[
    str, Meta(max_length=_MOST_TEXT, description="The whole text, in place of a path.")
]
Name = Annotated[
    str, Meta(min_length=1, max_length=200, description="What to call a text that has no path.")
]
Published = Annotated[
    date, Meta(description="The day of publication, whatever the document says: 2031-05-04.")
]
Scale = Annotated[
    str,
    Meta(
        max_length=40,
        description="What words of likelihood are worth: icd203, phia, nato, ipcc, kent or survey.",
    ),
]
Paths = Annotated[list[Path], Meta(max_length=_MOST_PATHS)]
Offset = Annotated[int, Meta(ge=0, le=10_000_000, description="The first row that is shown.")]
Limit = Annotated[int, Meta(ge=1, le=_MOST_ROWS, description="The most rows that are shown.")]
Codes = Annotated[
    list[Annotated[str, Meta(max_length=20)]],
    Meta(max_length=200, description='Rules by code ("S103"), by the beginning of one, or "all".'),
]
Draws = Annotated[int, Meta(ge=0, le=100_000, description="Draws for the bands.")]
Seed = Annotated[int, Meta(ge=0, le=2**32 - 1, description="The same seed, the same draws.")]


class Paged(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every tool takes whose result may have many rows."""

    offset: Offset = 0
    limit: Limit = 100


class OneDocument(Paged, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One document: at a path, or its text."""

    path: Path | None = None
    text: Text | None = None
    name: Name = "draft.md"
    published: Published | None = None
    scale: Scale = "icd203"


class ReadArguments(OneDocument, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``read`` takes."""


class CheckArguments(OneDocument, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``check`` takes."""

    select: Codes | None = None
    ignore: Codes = []
    register: (
        Annotated[
            RegisterName, Meta(description="What kind of text it is, whatever it looks like.")
        ]
        | None
    ) = None


class QuoteArguments(OneDocument, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``quote`` takes."""

    words: Annotated[
        str, Meta(min_length=1, max_length=5_000, description="The words, as they are quoted.")
    ]
    among: Annotated[Paths, Meta(description="Documents and folders: who else has it?")] = []


class LinkArguments(Paged, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``link`` takes."""

    paths: Annotated[
        Paths,
        Meta(min_length=1, description="Documents and folders, or files of readings (.jsonl)."),
    ]
    about: Annotated[
        str, Meta(max_length=500, description="Only claims and actors with these words.")
    ] = ""
    since: Annotated[date, Meta(description="Only documents published since.")] | None = None
    until: Annotated[date, Meta(description="Only documents published until then.")] | None = None
    days: Annotated[
        int, Meta(ge=0, le=3650, description="How far apart documents of one story may be.")
    ] = 4
    likeness: Annotated[
        bool, Meta(description="Compare claims by what they mean too, not by their words alone.")
    ] = True
    scale: Scale = "icd203"


class WeighArguments(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``weigh`` takes: a case file in TOML, or its text."""

    path: Path | None = None
    text: Text | None = None
    name: Name = "case.toml"
    draws: Draws = 10_000
    seed: Seed = 0


class ScoreArguments(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``score`` takes: a ledger in TOML, CSV or JSON, or its text under such a name."""

    path: Path | None = None
    text: Text | None = None
    name: Name = "ledger.toml"
    on: Annotated[date, Meta(description="The day as of which it is scored; today.")] | None = None
    count: Literal["first", "time"] = "first"
    since: date | None = None
    until: date | None = None
    draws: Draws = 2_000
    seed: Seed = 0


Arguments = (
    ReadArguments
    | CheckArguments
    | LinkArguments
    | WeighArguments
    | ScoreArguments
    | QuoteArguments
)
KINDS: dict[str, type[Any]] = {
    "read": ReadArguments,
    "check": CheckArguments,
    "link": LinkArguments,
    "weigh": WeighArguments,
    "score": ScoreArguments,
    "quote": QuoteArguments,
}


def parse_arguments(tool: str, given: dict[str, Any]) -> Arguments:
    """The arguments of a tool as a record.

    Raises:
        ConfigError: one is missing, unknown, of the wrong type, or too long; the message says
            which.
    """
    try:
        parsed: Arguments = convert(given, KINDS[tool])
    except msgspec.ValidationError as error:
        raise ConfigError(
            f"{tool}: {error}".replace("Object contains unknown field", "there is no argument"),
            remedy="see the tool's input schema",
        ) from error
    sources = (getattr(parsed, "path", None), getattr(parsed, "text", None))
    if tool != "link" and (sources[0] is None) == (sources[1] is None):
        raise ConfigError(f"{tool}: give either a path or a text", remedy="name one of the two")
    return parsed


def input_schema(tool: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a tool's arguments: one object."""
    _, definitions = msgspec.json.schema_components([KINDS[tool]], ref_template="#/$defs/{name}")
    schema = dict(definitions.pop(KINDS[tool].__name__))
    return schema | ({"$defs": definitions} if definitions else {})
