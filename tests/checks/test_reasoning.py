"""Reasoning and forecasts: conclusions that do not follow, and forecasts nobody could score."""

import pytest
from tests.checks.readings import found

CASES = [
    ("R301", "Nobody trusts him. Therefore the vote was probably bought.", 1),
    ("R301", "The police say that he paid 40 men. Therefore the vote was probably bought.", 0),
    ("R301", "The school may lower its fees, thus losing teachers to the town.", 0),
    ("R301", "The river drains flat land, and hence the fields are prone to floods.", 0),
    ("R301", "Nobody trusts him. Therefore he wanted the vote to fail.", 1),
    ("R301", "He will probably lose the vote because of the scandal.", 0),
    ("R302", "The pump makers stood to gain. They were probably behind the flood.", 1),
    ("R302", "The pump makers stood to gain. They sell in four countries.", 0),
    ("R303", "The warning could only have come from the attackers.", 1),
    ("R303", "The island can only be reached by boat.", 0),
    ("R303", "He could only watch as the water rose.", 0),
    ("R305", "This resembles the crisis of 1911. Thus war is likely.", 1),
    ("R305", "Troops moved on 3 May 2025, the police said. Thus war is likely.", 0),
    ("R306", "The militia holds the harbour towns. Thus the militia holds the harbour towns.", 1),
    ("R306", "The militia holds 3 towns. Thus the militia holds 3 of the 9 towns.", 0),
    ("R306", "The militia holds the bridge. Thus trade with the north will stop.", 0),
    ("R307", "He came in May. A month later the thefts ended. Thus he caused the decline.", 1),
    ("R307", "The owl hunts at night. It returns after dawn. Thus the guards have made a list.", 0),
    ("R307", "He came in May. A month later the thefts ended. The winter shift ended too.", 0),
    ("F401", "Two banks are likely to fail soon.", 1),
    ("F401", "Two banks are likely to fail.", 1),
    ("F401", "Two banks are likely to fail by June 2026.", 0),
    ("F401", "The two banks may cause long-term harm.", 0),
    ("F401", "Two banks will probably merge soon after 3 May.", 0),
    ("F401", "Parliament will vote on the aid.", 0),
    ("F401", "The minister said that two banks were likely to fail.", 0),
    ("F402", "Two more of the banks will fail by 30 September 2026.", 1),
    ("F402", "Two banks will probably fail by 30 September 2026.", 0),
    ("F402", "The minister will visit the dam on Tuesday.", 0),
    ("F403", "The port will probably remain a key challenge.", 1),
    ("F403", "The ministry called it “likely to hamper the port”.", 0),
    ("F403", "The bridge is unlikely to have been important to the port.", 0),
    ("F403", "The minister will probably have more to say about the port.", 0),
    ("F403", "The port will probably close two berths.", 0),
    ("F404", "If conditions are right, the union will win.", 1),
    ("F404", "If all goes well, the union will win two ports.", 1),
    ("F404", "They will probably check if things really change.", 0),
    ("F404", "If the bill is passed, the union will win two ports.", 0),
]


@pytest.mark.parametrize(("code", "text", "count"), CASES, ids=lambda each: str(each)[:40])
def test_reasoning(code: str, text: str, count: int) -> None:
    assert len(found(code, text)) == count


def test_words_that_look_like_a_conclusion() -> None:
    assert found("R301", "The bill is unfair. So far, it may not have been read.") == []


def test_a_reason_in_words_that_are_no_prose_argues_nothing() -> None:
    text = "The mill is shut.\n\nRead more: the mill will print its books, because we asked for it."

    assert found("R301", text) == []
