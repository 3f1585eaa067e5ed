"""The search for circles of objects is put off for a while, and is on again whatever happens."""

import gc

import pytest

from sayso import read
from sayso.analysis.analyse import analyse
from sayso.analysis.analysis import Analysis
from sayso.analysis.marks import Marks
from sayso.records import Document
from sayso.uncollected import uncollected


def test_it_is_off_inside_and_on_after() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_after_a_mistake() -> None:
    with pytest.raises(ValueError, match="a mistake"), uncollected():
        raise ValueError("a mistake")
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_text_is_read_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[bool] = []

    def noted(document: Document, marks: Marks) -> Analysis:
        searched.append(gc.isenabled())
        return analyse(document, marks)

    monkeypatch.setattr("sayso.analysis.analyse.analyse", noted)
    read(text="The dam holds.")
    assert searched == [False]
    assert gc.isenabled()
