"""Consistency: numbers, dates, names and roles that disagree within a text."""

import pytest
from tests.checks.readings import found

CASES = [
    ("N501", "The flood at Orrin killed four people.\n\nAt Orrin the flood killed six people.", 1),
    ("N501", "The flood at Orrin killed four people.\n\nAt Orrin the flood killed 4 people.", 0),
    ("N501", "The flood at Orrin killed four people.\n\nAt Orrin it killed over three people.", 0),
    ("N501", "The flood at Orrin killed four people.\n\nThe fire at Sennet killed six people.", 0),
    ("N501", "The Orrin garrison has 900 troops.\n\nThe Orrin garrison, 1,400 troops, parades.", 1),
    ("N501", "The Orrin garrison has 900 troops.\n\nThe Sennet garrison has 1,400 troops.", 0),
    (
        "N501",
        "The Osk Union was founded in 2009.\n\nIt grew after its foundation in 2011.",
        1,
    ),
    (
        "N501",
        "The Osk Union was founded in 2009.\n\nThe foundation of Orrin in 2011 hurt it.",
        0,
    ),
    ("N501", "Osk was jailed for seven years.\n\nIt was hot. Osk's nine-year sentence ran on.", 1),
    (
        "N501",
        "On 3 May nine vans left Orrin for Osk.\n\nSix vans left Orrin for Osk on 3 May.",
        1,
    ),
    (
        "N501",
        "On 3 May nine vans left Orrin for Osk.\n\nSix vans left Sennet for Ub on 3 May.",
        0,
    ),
    ("N501", "Two people died in the fire.\n\nThe six people killed in the fire were brothers.", 1),
    ("N501", "ORRIN: Dead: 12 Injured: 40\n\nSENNET: Dead: 9 Injured: 3", 0),
    ("N501", "In 1974, Osk hit nine runs for Orrin.\n\nIn 1975, Osk hit six for Orrin in runs.", 0),
    ("N501", "The Orrin garrison has 900 troops.\n\nThe Orrin garrison, 1,400 troops, parades.", 1),
    ("N501", "The Orrin garrison has 900 troops.\n\nThe Sennet garrison has 1,400 troops.", 0),
    (
        "N501",
        "The Osk Union was founded in 2009.\n\nIt grew after its foundation in 2011.",
        1,
    ),
    (
        "N501",
        "The Osk Union was founded in 2009.\n\nThe foundation of Orrin in 2011 hurt it.",
        0,
    ),
    ("N501", "Osk was jailed for seven years.\n\nIt was hot. Osk's nine-year sentence ran on.", 1),
    (
        "N501",
        "On 3 May nine vans left Orrin for Osk.\n\nSix vans left Orrin for Osk on 3 May.",
        1,
    ),
    (
        "N501",
        "On 3 May nine vans left Orrin for Osk.\n\nSix vans left Sennet for Ub on 3 May.",
        0,
    ),
    ("N501", "Two people died in the fire.\n\nThe six people killed in the fire were brothers.", 1),
    ("N501", "ORRIN: Dead: 12 Injured: 40\n\nSENNET: Dead: 9 Injured: 3", 0),
    ("N501", "In 1974, Osk hit nine runs for Orrin.\n\nIn 1975, Osk hit six for Orrin in runs.", 0),
    ("N502", "Yusuf Haqqari spoke. The minister thanked Haqari.", 1),
    ("N502", "Yusuf Haqqari spoke. The minister thanked Haqqari.", 0),
    ("N502", "Police hold Yusuf Haqqari, also known as Yusuf Haqari.", 0),
    ("N502", "Police hold Mohammed Saddiq Tarn, also known as Mohammad Sadiq Howar.", 0),
    ("N502", "They left Korea. The Korean minister stayed in Korea.", 0),
    ("N502", "We met Anna Hansen in May. We met Piet Hanson in June.", 0),
    ("N503", "Foreign Minister Odile Marr spoke. Defence Minister Odile Marr left.", 1),
    ("N503", "Foreign Minister Odile Marr spoke. Former Defence Minister Odile Marr left.", 0),
    ("N503", "President Odile Marr spoke. The papers of Secretary Marr were lost.", 0),
    ("N503", "President Odile Marr spoke. The papers of Secretary Marr were lost.", 0),
    ("N503", "General Luk Harsel spoke. Then Colonel Luk Harsel left.", 0),
    ("N503", "General Luk Harsel spoke. The next day Colonel Luk Harsel left.", 1),
]


@pytest.mark.parametrize(("code", "text", "count"), CASES, ids=lambda each: str(each)[:60])
def test_consistency(code: str, text: str, count: int) -> None:
    assert len(found(code, text)) == count
