"""Bad input: each mistake at its line and column, with what to write instead; nothing is lost."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import LedgerError, ReadError
from sayso.forms.written import told
from sayso.ledgers.csv_rows import write_ledger_csv
from sayso.ledgers.ledger_csv import read_ledger_csv
from sayso.ledgers.ledger_file import read_ledger
from sayso.ledgers.ledger_toml import write_ledger
from sayso.ledgers.loading import check_ledger, load_ledger
from sayso.records.ledger import Ledger, Question, Stated

TEMPLATE = Path(__file__).parents[2] / "src" / "sayso" / "ledgers" / "template.toml"
LOCK = '[[question]]\nid = "lock"\n'
TOLL = '[[question]]\nid = "toll"\nkind = "one-of"\noptions = ["up", "down"]\n'
SHIPS = '[[question]]\nid = "ships"\nkind = "number"\nbounds = [0, 9]\n'
SAYS = '[[forecast]]\nquestion = "lock"\nsource = "Ana"\nmade = 2026-01-02\n'
CAME = '[[outcome]]\nquestion = "lock"\nknown = 2026-06-12\nevidence = ["the log"]\n'
TOO_DEEP = (
    "f.toml:1:1: the file nests too deep to be read; "
    "close every bracket it opens, and give no key a hundred parts"
)


def mistakes_of(text: str) -> list[str]:
    ledger, mistakes = read_ledger(text)
    assert (ledger is None) == bool(mistakes)
    return [told("f.toml", mistake) for mistake in mistakes]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(
            "question = what\n",
            "f.toml:1:1: this is not TOML: question = what; text stands in quotes, lists in "
            "square brackets, tables in braces on one line",
            id="not TOML",
        ),
        pytest.param(
            'LOCK SHUT\n\n"Nobody knows why," she said.\nIt was a Friday.\n',
            "f.toml:1:1: this is no file to fill in; name one that `sayso case new` or "
            "`sayso ledger new` began",
            id="prose",
        ),
        pytest.param(
            LOCK + 'last_dat = 2026-01-01\n',
            "f.toml:3:1: 'last_dat' has no meaning here; did you mean last_day?",
            id="unknown key",
        ),
        pytest.param(
            LOCK + LOCK,
            "f.toml:4:6: two of kind question have the id 'lock'; give one another id",
            id="two of one id",
        ),
        pytest.param(
            LOCK + '[[forecast]]\nquestion = "lok"\nsource = "Ana"\n',
            "f.toml:4:12: no question has the id 'lok'; did you mean 'lock'?",
            id="a forecast of no question",
        ),
        pytest.param(
            LOCK + SAYS + "probability = 70\n",
            'f.toml:7:15: 70 is outside [0, 1]; write 0.7 or "70%"',
            id="probability 70",
        ),
        pytest.param(
            LOCK + SAYS + "probability = 1.2\n",
            'f.toml:7:15: 1.2 is outside [0, 1]; write a word of a scale, 0.7, "70%", "3:1" or '
            "[0.6, 0.8]",
            id="probability 1.2",
        ),
        pytest.param(
            LOCK + SAYS + 'probability = "likley"\n',
            "f.toml:7:15: 'likley' is no word of any scale; did you mean 'likely' or 'unlikely'?",
            id="likley",
        ),
        pytest.param(
            LOCK + SAYS + "probability = [0.8, 0.6]\n",
            "f.toml:7:15: the range is upside down: 0.8 is above 0.6; write [0.6, 0.8]",
            id="range upside down",
        ),
        pytest.param(
            LOCK + SAYS + "probability = nan\n",
            'f.toml:7:15: nan is no number; write a word of a scale, 0.7, "70%", "3:1" or '
            "[0.6, 0.8]",
            id="NaN",
        ),
        pytest.param(
            LOCK + SAYS + "probability = true\n",
            'f.toml:7:15: a probability is not true or false; write a word of a scale, 0.7, "70%", '
            '"3:1" or [0.6, 0.8]',
            id="probability true",
        ),
        pytest.param(
            LOCK + SAYS + 'probability = "3:"\n',
            "f.toml:7:15: odds are two numbers, not '3:'; \"3:1\" is 0.75",
            id="odds 3:",
        ),
        pytest.param(
            TOLL + SAYS.replace("lock", "toll") + "options = { up = 0.7, down = 0.5 }\n",
            "f.toml:9:11: the options sum to 1.2, not 1; one of them comes about, for sure",
            id="options that sum to 1.2",
        ),
        pytest.param(
            TOLL + SAYS.replace("lock", "toll") + "options = { up = 0.7, flat = 0.3 }\n",
            "f.toml:9:11: the question has no option 'flat'; its options: up, down",
            id="an option that is none",
        ),
        pytest.param(
            LOCK + "opens = 2026-02-01\nlast_day = 2026-01-01\n",
            "f.toml:4:12: the last day, 2026-01-01, is before the question opens, 2026-02-01; "
            "write the later of the two as last_day",
            id="last day before opens",
        ),
        pytest.param(
            LOCK + 'last_day = "2026-01-01"\n',
            "f.toml:3:12: last_day is a day, not '2026-01-01'; write it without quotes: "
            "last_day = 2026-01-01",
            id="a day in quotes",
        ),
        pytest.param(
            LOCK + CAME + 'is = "yess"\n',
            "f.toml:7:6: 'yess' is no outcome of this question; did you mean 'yes'?",
            id="outcome yess",
        ),
        pytest.param(
            LOCK + CAME + "is = true\n",
            "f.toml:7:6: true is no outcome of this question; did you mean 'yes'?",
            id="outcome true",
        ),
        pytest.param(
            TOLL + CAME.replace("lock", "toll") + 'is = "flat"\n',
            "f.toml:9:6: 'flat' is no outcome of this question; write is = one of \"up\", "
            '"down", "void"',
            id="an outcome that is no option",
        ),
        pytest.param(
            LOCK + CAME + 'is = "void"\n',
            'f.toml:3:1: void without why; write why = "condition not met: …" (or cannot be told, '
            "question ill put, overtaken)",
            id="void without why",
        ),
        pytest.param(
            LOCK + CAME + 'is = "void"\nwhy = "it was cold"\n',
            'f.toml:8:7: a void begins with its reason; write why = "condition not met: …" (or '
            "cannot be told, question ill put, overtaken)",
            id="void without a reason",
        ),
        pytest.param(
            LOCK + '[[outcome]]\nquestion = "lock"\nis = "yes"\nknown = 2026-06-12\n',
            'f.toml:3:1: yes without evidence; write evidence = ["what shows it"]',
            id="yes without evidence",
        ),
        pytest.param(
            LOCK + CAME + 'is = "partly"\nwhy = "half"\nshare = 2\n',
            "f.toml:9:9: share is outside [0, 1]: 2; write share = 0.4, or what it is",
            id="partly with share 2",
        ),
        pytest.param(
            LOCK
            + 'condition_id = "toll"\n'
            + '[[question]]\nid = "toll"\ncondition_id = "lock"\n',
            "f.toml:3:16: conditions go in a circle: lock → toll → lock; one of them must be "
            "settled by something else",
            id="a condition that names itself in a circle",
        ),
        pytest.param(
            SHIPS + SAYS.replace("lock", "ships") + "quantiles = [[0.1, 5], [0.9, 3]]\n",
            "f.toml:9:24: the quantiles fall: 3.0 at 0.9 after 5.0 at 0.1; write them rising",
            id="quantiles that fall",
        ),
        pytest.param(
            SHIPS + SAYS.replace("lock", "ships") + "value = inf\n",
            "f.toml:9:9: value is no number: inf; write value = 120, or what it is",
            id="a value that is infinite",
        ),
        pytest.param(
            LOCK + SAYS + "probability = 0.5\nvalue = 3\n",
            "f.toml:8:9: a forecast is given in one way, here in 2: probability, value; leave out "
            "all but one",
            id="two ways at once",
        ),
        pytest.param(
            SHIPS + SAYS.replace("lock", "ships") + "probability = 0.5\n",
            "f.toml:9:15: probability is no forecast of a question of kind number; write value or "
            "low or quantiles",
            id="a probability of a number",
        ),
        pytest.param(
            LOCK + "bounds = [0, 1]\n",
            "f.toml:3:10: bounds goes with a question of kind number or day, not yes-no; write "
            'kind = "number", or leave bounds out',
            id="bounds of a yes-no question",
        ),
        pytest.param(
            "[readings]\nlikely = 0.7\n",
            "f.toml:2:10: 'likely' has its number from the scale; leave it out, or choose another "
            "scale",
            id="a number for a word of the scale",
        ),
        pytest.param(
            'scale = "icd"\n',
            "f.toml:1:9: no scale is named 'icd'; use one of icd203, phia, ipcc, nato, "
            "kent, survey",
            id="no such scale",
        ),
        pytest.param("x = " + "[" * 5000, TOO_DEEP, id="nested too deep"),
        pytest.param("x" + ".x" * 100_000 + " = 1", TOO_DEEP, id="a key of too many parts"),
        pytest.param("[x" + " . 'x'" * 100_000 + "]", TOO_DEEP, id="a table of too many parts"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_with_its_place_and_remedy(text: str, line: str) -> None:
    assert mistakes_of(text) == [line]


def test_all_mistakes_are_told_at_once_in_their_order() -> None:
    found = mistakes_of(LOCK + "last_dey = 1\n" + SAYS + "probability = 70\n" + CAME + 'is = "?"\n')
    assert [re.match(r"f.toml:(\d+)", line)[1] for line in found] == ["3", "8", "13"]  # type: ignore[index]


def test_the_template_has_no_mistake_and_names_every_key() -> None:
    text = TEMPLATE.read_text(encoding="utf-8")
    assert read_ledger(text) == (Ledger(), ())  # nobody scores the sample by mistake
    samples = re.findall(r"(?ms)^# \[\[(?:question|forecast)\]\].*?\n(?=\n)", text)
    ledger, mistakes = read_ledger(re.sub(r"(?m)^# ", "", "".join(samples)))
    assert mistakes == ()
    assert ledger is not None
    assert len(ledger.questions) == len(ledger.forecasts) == 1
    from sayso.ledgers import forecast_tables, outcome_tables, question_tables

    told_of = [*question_tables.KEYS, *forecast_tables.KEYS, *outcome_tables.KEYS]
    left = {"start", "end", "level"}  # a machine's, and one that few need
    assert [key for key in told_of if f"{key} = " not in text and key not in left] == []


@pytest.mark.parametrize(
    "words",
    [
        '[[outcome]]\nis = "yes"',
        '"""',
        "<script>alert(1)</script>",
        "\x1b[31mred\x1b[0m\x07",
        "a\rb\r\nc",
        "\\u0041 \\ \t",
        "\x7f\u2028\u202e",
    ],
)
def test_words_that_look_like_something_else_stay_words(words: str) -> None:
    ledger = Ledger(questions=(Question(id="q", asks=words, condition=words, topics=(words,)),))
    assert read_ledger(write_ledger(ledger)) == (ledger, ())


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("question,sorce\nlock,Ana\n", "f.csv:1:2: no column is called 'sorce'; known: question,"),
        ("id,source\nlock,Ana\n", "f.csv:1:1: the first row names no column question; name the"),
        ("question,source,probability\nlock,Ana,70\n",
         'f.csv:2:3: 70 is outside [0, 1]; write 0.7 or "70%"'),
        ("question,source,made\nlock,Ana,3 May\n",
         "f.csv:2:3: made is a day, not '3 May'; write it as 2026-06-30"),
        ("question,last_day,source\nlock,2026-01-01,Ana\nlock,2026-01-02,Bo\n",
         "f.csv:3:2: last_day of 'lock' is '2026-01-02' here and '2026-01-01' in row 2; give all"),
        ("question,source\nlock,Ana,3\n", "f.csv:2:3: the row has 3 cells, the header 2"),
        ("question,source,known\nlock,Ana,2026-01-01\n", "f.csv:2:1: is is missing; write is ="),
        ("question,kind,options,source,probability\ntoll,one-of,up;down,Ana,up=0.7;down=0.5\n",
         "f.csv:2:5: the options sum to 1.2, not 1; one of them comes about, for sure"),
    ],
)  # fmt: skip
def test_a_mistake_in_csv_tells_row_and_column(rows: str, line: str) -> None:
    ledger, mistakes = read_ledger_csv(rows)
    assert ledger is None
    assert [told("f.csv", one)[: len(line)] for one in mistakes] == [line]


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"nowhere.toml: does not exist"):
        load_ledger(tmp_path / "nowhere.toml")
    latin = tmp_path / "latin.toml"
    latin.write_bytes('title = "Estrín"'.encode("latin-1"))
    with pytest.raises(ReadError, match=r"the file is not UTF-8 text; save it as UTF-8"):
        load_ledger(latin)
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": "sayso.ledger/1", "questions": 3}', encoding="utf-8")
    ledger, mistakes = check_ledger(broken)
    assert ledger is None
    assert mistakes[0].startswith(f"{broken}:1:1: no ledger: Expected `array`, got `int`")
    with pytest.raises(LedgerError, match="no ledger"):
        load_ledger(broken)


@pytest.mark.parametrize(
    ("written", "low"),
    [("a one in three chance", 1 / 3), ("70 per cent", 0.7), ("odds of two to one", 2 / 3)],
)
def test_a_chance_may_be_written_as_a_sentence_has_it(written: str, low: float) -> None:
    ledger, mistakes = read_ledger(LOCK + SAYS + f'probability = "{written}"\n')
    assert mistakes == ()
    (forecast,) = ledger.forecasts if ledger else ()
    assert forecast.probability is not None
    assert forecast.probability.low == pytest.approx(low)


def test_words_that_give_no_number_by_themselves_are_written_as_their_number() -> None:
    """What a document called a coin toss can be read back."""
    ledger, _ = read_ledger(LOCK + SAYS + "probability = 0.5\n")
    assert ledger is not None
    toss = Stated(text="a coin toss", low=0.5, high=0.5)
    told_so = replace(ledger, forecasts=(replace(ledger.forecasts[0], probability=toss),))
    for text in (write_ledger(told_so), write_ledger_csv(told_so)[0]):
        read, mistakes = (read_ledger if "[[" in text else read_ledger_csv)(text)
        assert mistakes == ()
        assert read is not None
        probability = read.forecasts[0].probability
        assert probability is not None
        assert (probability.low, probability.high) == (0.5, 0.5)
