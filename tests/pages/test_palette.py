"""The colours: what is read has a contrast of 4.5, what is only seen has 3, in both schemes.

Source: WCAG 2.2, success criteria 1.4.3 and 1.4.11, and its definition of relative luminance.
"""

import re
from importlib.resources import files

import pytest

from sayso.pages.draw_judgement import DEEPEST
from sayso.pages.draw_source import KIND_LABELS

_PALETTE = files("sayso.pages").joinpath("palette.css").read_text(encoding="utf-8")
_LIGHT, _DARK = (
    dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", part))
    for part in _PALETTE.split("@media screen and (prefers-color-scheme: dark)")
)
_SCHEMES = [pytest.param(_LIGHT, id="light"), pytest.param(_DARK, id="dark")]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, background: str, share: float) -> str:
    pairs = ((int(one[at : at + 2], 16) for one in (colour, background)) for at in (1, 3, 5))
    parts = (round(share * over + (1 - share) * under) for over, under in pairs)
    return f"#{''.join(f'{part:02x}' for part in parts)}"


def test_the_measure_of_contrast_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", _SCHEMES)
@pytest.mark.parametrize("background", ["paper", "lit"])
@pytest.mark.parametrize("colour", ["ink", "soft", "link"])
def test_text_can_be_read(scheme: dict[str, str], colour: str, background: str) -> None:
    assert contrast(scheme[colour], scheme[background]) >= 4.5


@pytest.mark.parametrize("scheme", _SCHEMES)
def test_findings_can_be_read(scheme: dict[str, str]) -> None:
    for background in ("paper", "lit", "fault"):
        assert contrast(scheme["alert"], scheme[background]) >= 4.5
    assert contrast(scheme["ink"], scheme["fault"]) >= 4.5


@pytest.mark.parametrize("scheme", _SCHEMES)
@pytest.mark.parametrize("shade", ["person", "unnamed"])
def test_ratings_in_the_deepest_cells_of_a_matrix_can_be_read(
    scheme: dict[str, str], shade: str
) -> None:
    assert contrast(scheme["ink"], mixed(scheme[shade], scheme["paper"], DEEPEST)) >= 4.5


@pytest.mark.parametrize("scheme", _SCHEMES)
@pytest.mark.parametrize("kind", KIND_LABELS)
def test_lines_of_every_kind_of_source_can_be_seen(scheme: dict[str, str], kind: str) -> None:
    assert contrast(scheme[kind], scheme["paper"]) >= 3
    assert contrast(scheme[kind], scheme["lit"]) >= 3
    assert contrast(scheme[kind], scheme["fault"]) >= 3


def test_no_two_kinds_of_source_share_a_colour_or_a_line() -> None:
    marks = files("sayso.pages").joinpath("marks.css").read_text(encoding="utf-8")
    shapes = {
        kind: re.findall(rf"\.by-{kind} {{[^}}]*--shape: (\w+); --weight: (\S+);", marks)
        for kind in KIND_LABELS
    }
    assert all(len(shape) == 1 for shape in shapes.values())
    assert len({shape[0] for shape in shapes.values()}) == len(KIND_LABELS)
    assert len({_LIGHT[kind] for kind in KIND_LABELS}) == len(KIND_LABELS)
    assert len({_DARK[kind] for kind in KIND_LABELS}) == len(KIND_LABELS)
