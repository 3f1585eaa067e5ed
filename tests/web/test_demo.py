"""The demonstration: a finished case, and a tour whose every step leads to what it tells of."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import httpx
import pytest
from tests.web.client import running
from tests.web.served import SECONDS

from sayso.demo.build import Step, build
from sayso.engines.standard.shipped import name_model
from sayso.ports import Store
from sayso.records.made_by import own_version
from sayso.web.settings import Settings, TourStep
from sayso.workbench import open_store

CASE = "port-selene"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, tuple[Step, ...]]]:
    store = open_store(tmp_path_factory.mktemp("demo") / "demo.db", create=True)
    yield store, build(store)
    store.close()


def test_all_that_its_file_cites_is_cited_in_the_words_of_the_notes(
    built: tuple[Store, tuple[Step, ...]],
) -> None:
    store, _ = built
    said = tomllib.loads(files("sayso.demo").joinpath("case.toml").read_text(encoding="utf-8"))
    state = store.decisions.state(CASE)
    assert len(state.citations) == len(said["cite"])
    assert len(state.candidates) == 2
    assert state.unapplied == ()
    copies = [one.copies for item in state.evidence if item.id == "E1" for one in item.reports]
    assert sum(one is not None for one in copies) == 3


def test_each_of_six_steps_shows_its_page_with_the_way_on(
    built: tuple[Store, tuple[Step, ...]],
) -> None:
    store, steps = built
    tour = tuple(TourStep(title=one.title, text=one.text, address=one.address) for one in steps)
    with running(store, Settings(tour=tour)) as (home, _):
        client = httpx.Client(base_url=home, follow_redirects=True, timeout=SECONDS)
        for number, step in enumerate(steps, start=1):
            answer = client.get(f"/tour/{number}")
            assert answer.status_code == 200
            assert answer.url.path == step.address.partition("#")[0]
            assert step.title in answer.text
            assert (f"/tour/{number + 1}" in answer.text) == (number < len(steps))
        foot = client.get(f"/cases/{CASE}/claims").text.partition('class="colophon"')[2]
        assert f"Sayso {own_version()}; its reading model: {name_model()}." in foot
        assert "Take the tour" in client.get(f"/cases/{CASE}/claims").text
        assert client.get("/tour/7").status_code == 404
        client.close()
    assert len(steps) == 6


def test_no_tour_is_offered_where_there_is_none(built: tuple[Store, tuple[Step, ...]]) -> None:
    store, _ = built
    with running(store) as (home, _guard):
        client = httpx.Client(base_url=home, follow_redirects=True, timeout=SECONDS)
        assert "tour" not in client.get(f"/cases/{CASE}/claims").text
        assert client.get("/tour/1").status_code == 404
        client.close()


def test_the_wheel_has_the_notes_that_the_project_has() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included["examples/harbour-notes"] == "sayso/demo/notes"


def test_the_command_serves_it_and_leaves_nothing_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from sayso.cli.main import main; main()"]
    process = subprocess.Popen(
        [*command, "demo", "--no-browser"],
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    said = [process.stderr.readline() for _ in range(2)]
    found = re.search(r"http://\S+/", said[1])
    assert found is not None, said
    try:
        answer = httpx.get(f"{found[0]}tour/1", follow_redirects=True, timeout=SECONDS)
        assert "Seven notes about one night" in answer.text
        assert [one.name.startswith("sayso-demo-") for one in tmp_path.iterdir()] == [True]
    finally:
        process.terminate()
        process.communicate(timeout=SECONDS)
    assert list(tmp_path.iterdir()) == []
