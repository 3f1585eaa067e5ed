"""Above the sum of findings stands how many there are of each rule."""

from dataclasses import replace

import pytest
from tests.exporters.findings.test_formats import checked, finding, text_of

from sayso.checks.catalogue import find_rule


def test_text_counts_each_rule_the_commonest_first_where_findings_are_many() -> None:
    one = checked()
    twice = replace(one, findings=(*one.findings, finding("S103", "A senior official")))
    lines = text_of(twice, width=200).splitlines()
    names = {code: find_rule(code).name for code in ("C201", "F403", "N501", "S102", "S103")}
    rest = " · ".join(f"{code} {name} 1" for code, name in names.items() if code != "S103")
    assert lines[-2] == f"S103 {names['S103']} 2 · {rest}"
    assert lines[-1].startswith("6 findings: ")
    few = text_of(replace(one, findings=one.findings[:3]), width=200)
    assert " · " not in few


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_text_counts_of_rules_keep_to_the_width(width: int) -> None:
    counts = text_of(checked(), width=width).split("\n\n")[-1].splitlines()[:-1]
    assert len(counts) >= 1
    assert all(len(line) <= width for line in counts)
