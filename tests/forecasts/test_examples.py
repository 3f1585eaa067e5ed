"""The examples in the docstrings give what they say."""

import doctest
from importlib import import_module
from pkgutil import iter_modules

import pytest

import sayso.forecasts

MODULES = [one.name for one in iter_modules(sayso.forecasts.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_examples_give_what_they_say(name: str) -> None:
    result = doctest.testmod(import_module(f"sayso.forecasts.{name}"))
    assert not result.failed
