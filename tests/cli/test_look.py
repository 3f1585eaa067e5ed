"""How the command looks: its colours, its width, what it says of files, its short options."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.cli.formats import look_at
from sayso.cli.main import main
from sayso.cli.output import Output
from sayso.exporters.colours import BY_KIND, BY_SEVERITY, DIM

Run = Callable[..., Any]
EXAMPLES = Path(__file__).parents[2] / "examples"
LEVELS = (0, 95, 135, 175, 215, 255)


def luminance(colour: int) -> float:
    """Of one of a terminal's 256 colours, from 0 to 1 (WCAG 2.2)."""
    cube = colour - 16
    rgb = (
        (8 + 10 * (colour - 232),) * 3
        if colour >= 232
        else (LEVELS[cube // 36], LEVELS[cube // 6 % 6], LEVELS[cube % 6])
    )
    linear = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
        for c in (value / 255 for value in rgb)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


COLOURS = {DIM, *BY_SEVERITY.values(), *BY_KIND.values()}


@pytest.mark.parametrize("colour", sorted(one for one in COLOURS if one is not None))
def test_every_colour_reads_on_black_and_on_white(colour: int) -> None:
    on_white, on_black = 1.05 / (luminance(colour) + 0.05), (luminance(colour) + 0.05) / 0.05
    assert min(on_white, on_black) >= 4


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_colour_is_for_terminals_and_whoever_asks(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], coloured: bool
) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert look_at(Output(None)).colour is coloured


@pytest.mark.parametrize("environment", ["NO_COLOR", None])
def test_a_terminal_is_coloured_and_as_wide_as_it_is(
    monkeypatch: pytest.MonkeyPatch, environment: str | None
) -> None:
    monkeypatch.setattr(Output, "on_terminal", True)
    monkeypatch.setenv("COLUMNS", "72")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if environment:
        monkeypatch.setenv(environment, "1")
    look = look_at(Output(None))
    assert (look.colour, look.width) == (environment is None, 72)


def test_a_file_has_no_colour(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert not look_at(Output(str(tmp_path / "x.txt"))).colour


def test_a_judgement_is_as_wide_as_the_terminal(
    sayso: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = sayso("weigh", EXAMPLES / "outage.toml", "--draws", "100").out
    monkeypatch.setattr(Output, "on_terminal", True)
    monkeypatch.setenv("COLUMNS", "60")
    narrow = sayso("weigh", EXAMPLES / "outage.toml", "--draws", "100").out
    assert narrow.split() == wide.split()
    paragraph = narrow.split("\nJudgement\n")[1].split("\n\n")[0]
    assert max(map(len, paragraph.split("\n"))) <= 60


def test_every_verb_has_the_short_options(capsys: pytest.CaptureFixture[str]) -> None:
    for call in (["-h"], ["read", "-h"], ["case", "new", "-h"], ["completions", "-h"]):
        with pytest.raises(SystemExit) as left:
            main(call)
        assert left.value.code == 0
        assert capsys.readouterr().out.startswith("Usage: sayso")
    with pytest.raises(SystemExit):
        main(["-V"])
    assert capsys.readouterr().out.startswith("sayso 0.")


def test_what_is_written_is_told_unless_quiet(sayso: Run, folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "x.html"
    for verb, holds in (("read", "2 claims"), ("check", "0 findings")):
        call = (verb, folder / "a.txt")
        assert sayso(*call, "-o", page).err == f"sayso: {page}: written, {holds} in 1 document\n"
        assert sayso(*call, "-o", page, "-q").err == ""
    case = ("weigh", EXAMPLES / "outage.toml", "--draws", "100")
    assert sayso(*case, "-o", page).err == f"sayso: {page}: written\n"
    ran = sayso(*case, "--charts", tmp_path / "charts")
    assert ran.err.startswith(f"sayso: {tmp_path / 'charts'}: ")
    assert ran.err.endswith(" charts written\n")


@pytest.mark.parametrize(
    "verb",
    [
        ("read",), ("check",), ("link",), ("weigh",), ("score",), ("case", "check"),
        ("case", "import"), ("ledger", "check"), ("ledger", "due"), ("ledger", "import"),
        ("search",), ("verify",), ("upgrade",), ("user", "list"), ("ledger", "add"),
        ("check", EXAMPLES / "outage.toml", "--config"),
    ],
)  # fmt: skip
def test_a_missing_file_has_one_wording_and_one_status(
    sayso: Run, tmp_path: Path, verb: tuple[str, ...]
) -> None:
    missing = tmp_path / "none.toml"
    more = ["word"] if verb in {("search",), ("ledger", "add")} else []
    ran = sayso(*verb, missing, *more)
    assert ran.status == 2
    assert ran.err.startswith(f"sayso: {missing}: does not exist; ")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("verb", ["read", "check", "link"])
def test_some_that_cannot_be_read_are_one_status(sayso: Run, folder: Path, verb: str) -> None:
    ran = sayso(verb, folder / "a.txt", folder / "none.txt")
    assert ran.status == 3
    assert "1 of 2 documents could not be read" in ran.err
