"""Labels: whom a surname, a first name or initials before a turn name."""

import pytest

from sayso.analysis.marks import Mark
from sayso.analysis.people.labels import Labels

TEXT = "Present: Dr Ilse Vann, Piet Odran, Rosa Vann, Petra Orre. RENA BLOM came late."


def labels(text: str = TEXT) -> Labels:
    names = ("Dr Ilse Vann", "Piet Odran", "Rosa Vann", "Petra Orre", "RENA BLOM")
    return Labels(text, [Mark("person", at := text.index(each), at + len(each)) for each in names])


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("ODRAN", "Piet Odran"),
        ("Odran", "Piet Odran"),
        ("PIET ODRAN", "Piet Odran"),
        ("MS ROSA VANN", "Rosa Vann"),
        ("VANN", "Ilse Vann"),  # the first one named
        ("IV", "Ilse Vann"),
        ("I.V.", "Ilse Vann"),
        ("ILSE", "Ilse Vann"),
        ("BLOM", "Rena Blom"),
        ("PO", None),  # Piet Odran or Petra Orre
        ("ANNA VANN", None),
        ("CHAIR", None),
        ("12", None),
    ],
)
def test_a_label_is_whom_it_names_in_full(label: str, name: str | None) -> None:
    assert labels().bearer(label, len(TEXT)) == name


def test_who_is_written_in_capitals_and_elsewhere_not_is_called_as_elsewhere() -> None:
    text = "PIET DE ORRE: It is shut. Piet de Orre left."
    marks = [Mark("person", 0, 12), Mark("person", text.index("Piet"), text.index(" left"))]
    assert Labels(text, marks).bearer("ORRE", len(text)) == "Piet de Orre"


def test_who_is_named_later_may_be_another() -> None:
    assert labels().bearer("ORRE", TEXT.index("Piet")) is None
