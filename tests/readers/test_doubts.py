"""What is no English prose is told of, at its place, and nothing of it is refused or lost."""

import pytest

from sayso.readers import load
from sayso.records.problem import UNTRUSTED

GERMAN = "Der Fährmann sagte am Montag, die Schleuse werde nicht geöffnet."
FRENCH = "Le passeur a déclaré lundi que l'écluse ne serait pas ouverte."
OTHERS = {
    "German": GERMAN,
    "French": FRENCH,
    "Spanish": "El barquero dijo el lunes que la esclusa no se abriría.",
    "Italian": "Il traghettatore ha detto lunedì che la chiusa non sarà aperta.",
    "Dutch": "De veerman zei maandag dat de sluis niet geopend wordt.",
    "Polish": "Przewoźnik powiedział w poniedziałek, że śluza nie zostanie otwarta.",
    "Turkish": "Kayıkçı pazartesi günü kapının açılmayacağını söyledi.",
    "Russian": "Паромщик сказал, что шлюз не откроют.",
    "Chinese": "船夫周一表示，水闸不会打开。",
    "Arabic": "قال صاحب القارب إن البوابة لن تفتح يوم الاثنين.",
}
ENGLISH = "The ferryman said on Monday that the lock would not be opened."
PROGRAM = """import locks

def open_all(gates):
    for gate in gates:
        gate.open(slowly=True)
    return len(gates)
"""
SCRIPT = """const gates = [];
function openAll() {
  gates.forEach((gate) => gate.open());
}
"""
TABLES = {
    "commas": 'gate,keeper,state\n"Old gate","Vann","shut"\n"New gate","Marl","leaks, a little"\n',
    "semicolons": "gate;keeper;state\nOld gate;Vann;shut\nNew gate;Marl;open\n",
    "tabs": "gate\tkeeper\tstate\nOld gate\tVann\tshut\nNew gate\tMarl\topen\n",
    "bars": "gate | keeper | state\nOld gate | Vann | shut\nNew gate | Marl | open\n",
    "columns": "Gate       Keeper   State\nOld gate   Vann     shut\nNew gate   Marl     open\n",
}


def doubts(text: str) -> list[tuple[str, str]]:
    document = load("a.txt", data=text.encode())
    return [
        (one.message, document.text[one.start : one.end] if one.start is not None else "")
        for one in document.problems
        if one.remedy == UNTRUSTED
    ]


@pytest.mark.parametrize("name", OTHERS)
def test_a_short_text_in_another_language_is_told_of(name: str) -> None:
    assert doubts(OTHERS[name]) == [(f"the text looks like {name}, and Sayso reads English", "")]


def test_what_is_in_another_language_beside_english_is_told_of_at_its_place() -> None:
    text = "\n\n".join([ENGLISH, GERMAN, GERMAN, ENGLISH, FRENCH])
    assert doubts(text) == [
        ("this looks like German, and Sayso reads English", f"{GERMAN}\n\n{GERMAN}"),
        ("this looks like French, and Sayso reads English", FRENCH),
    ]


def test_a_language_without_a_name_here_is_none_of_english() -> None:
    text = "La pramisto diris lunde, ke la kluzo ne estos malfermita de la urbo."
    assert doubts(text) == [
        ("the text looks like another language than English, and Sayso reads English", "")
    ]


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        f"“{GERMAN}” the ferryman said.\n\n„{GERMAN}“\n\n«{FRENCH}» she added.",
        "met TV re lock; gates ok, pumps dead, need parts\n\ncall bank, fix roof, email Marl",
        "Gates shut, ferries idle, wells dry.",
        "Jan van der Marl, Rosa de la Cruz, Otto von Brede, Luis del Rio, Anna Szymańska",
        "Otto Brede\nRosa de la Cruz\nJan van der Marl\n",
        "Vann, keeper, Tarsk\nMarl, ferryman, Orm\nBrede, clerk, Pell\n",
        "1. The Lock\n\n2. The Ferry\n\n3. The Pumps\n",
        "THE LOCK AND THE FERRY\n\nPUMPS\n\nGATES\n",
        "Der Spiegel, Le Monde and El País all wrote of it.",
        "Halden Bank | Weekly note | 3 May 2031\n\nThe gates (old and new) leak; the keeper left.",
        "The council shall:\n(a) mend the gates;\n(b) pay the keeper;\n(c) tell the ferryman(s);\n",
        "VANN   It is shut.\nMARL   It is not.\nVANN   It is, I say.\n",
    ],
)
def test_english_is_not_doubted(text: str) -> None:
    assert doubts(text) == []


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_told_of(name: str) -> None:
    assert doubts(TABLES[name]) == [("the text looks like a table", "")]
    inside = f"{ENGLISH}\n\n{TABLES[name]}\n{ENGLISH}\n"
    assert doubts(inside) == [("this looks like a table", TABLES[name].strip())]


@pytest.mark.parametrize("text", [PROGRAM, SCRIPT])
def test_the_text_of_a_program_is_told_of(text: str) -> None:
    assert [message for message, _ in doubts(text)] == ["the text looks like the text of a program"]
