"""Consistency: numbers, dates, names and roles that disagree within a text."""

import pytest
from tests.checks.readings import found

CASES = [
    ("N501", "The flood at Orrin killed four people.\n\nAt Orrin the flood killed six people.", 1),
    ("N501", "The flood at Orrin killed four people.\n\nAt Orrin the flood killed 4 people.", 0),
    ("N501", "The flood at Orrin killed four people.\n\nAt Orrin it killed over three people.", 0),
    ("N501", "The flood at Orrin killed four people.\n\nThe fire at Sennet killed six people.", 0),
    ("N502", "Yusuf Haqqari spoke. The minister thanked Haqari.", 1),
    ("N502", "Yusuf Haqqari spoke. The minister thanked Haqqari.", 0),
    ("N502", "They left Korea. The Korean minister stayed in Korea.", 0),
    ("N502", "We met Anna Hansen in May. We met Piet Hanson in June.", 0),
    ("N503", "Foreign Minister Odile Marr spoke. Defence Minister Odile Marr left.", 1),
    ("N503", "Foreign Minister Odile Marr spoke. Former Defence Minister Odile Marr left.", 0),
    ("N503", "General Luk Harsel spoke. Then Colonel Luk Harsel left.", 0),
    ("N503", "General Luk Harsel spoke. The next day Colonel Luk Harsel left.", 1),
]


@pytest.mark.parametrize(("code", "text", "count"), CASES, ids=lambda each: str(each)[:60])
def test_consistency(code: str, text: str, count: int) -> None:
    assert len(found(code, text)) == count
