"""What the shell completes: asked of the command as a shell's script asks it."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from sayso.cli.completions import COMPLETING, SHELLS, teach
from sayso.cli.main import main, verbs

Asked = Callable[..., set[str]]


@pytest.fixture(scope="module")
def asked() -> Callable[..., set[str]]:
    """What may stand for the last of some words."""
    group = verbs()
    teach(group)
    shell = ShellComplete(group, {}, "sayso", COMPLETING)

    def offered(*words: str) -> set[str]:
        return {item.value for item in shell.get_completions(list(words[:-1]), words[-1])}

    return offered


def test_verbs_and_options_complete(asked: Asked) -> None:
    assert {"link", "ledger"} <= asked("l")
    assert asked("read", "--res") == {"--resume"}


@pytest.mark.parametrize(
    ("words", "some"),
    [
        (("read", "--scale", "i"), {"icd203", "ipcc"}),
        (("check", "--format", "s"), {"sarif"}),
        (("read", "--format", "j"), {"json"}),
        (("link", "--format", "c"), {"csv"}),
        (("check", "--select", "S102,S10"), {"S102,S103", "S102,S104"}),
        (("rule", "s10"), {"S102", "S103"}),
        (("read", "--runner", "p"), {"processes"}),
        (("weigh", "--format", "h"), {"html"}),
    ],
)
def test_values_complete(asked: Asked, words: tuple[str, ...], some: set[str]) -> None:
    assert some <= asked(*words)


def test_files_are_left_to_the_shell(asked: Asked) -> None:
    assert asked("read", "no") == {"no"}
    assert asked("weigh", "-o", "no") == {"no"}


def test_the_command_answers_a_shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(COMPLETING, "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "sayso read --scale ip")
    monkeypatch.setenv("COMP_CWORD", "3")
    with pytest.raises(SystemExit) as left:
        main([])
    assert (left.value.code, capsys.readouterr().out) == (0, "plain,ipcc\n")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_one_that_the_shell_takes(
    shell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["completions", shell])
    script = tmp_path / "script"
    script.write_text(capsys.readouterr().out, encoding="utf-8")
    assert f"{COMPLETING}={shell}_complete" in script.read_text()
    here = shutil.which(shell)
    if here is None:
        pytest.skip(f"there is no {shell} here")
    subprocess.run([here, "-n", script], check=True)
