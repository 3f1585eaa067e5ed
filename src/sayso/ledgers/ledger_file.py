"""A ledger as a TOML file: read with every mistake at its line and column, all at once."""

from sayso.errors import ConfigError
from sayso.forms.form import Form
from sayso.ledgers.fields import Fields
from sayso.ledgers.forecast_tables import ForecastTables
from sayso.ledgers.outcome_tables import read_outcomes
from sayso.ledgers.question_tables import read_questions
from sayso.records.ledger import Forecaster, Ledger, WordReading
from sayso.records.mistake import Mistake
from sayso.scales.scale import find_phrase, load_scale

_TOP = (
    "title",
    "scale",
    "readings",
    "source",
    "question",
    "forecast",
    "outcome",
    "left_out",
)


def read_ledger(text: str) -> tuple[Ledger | None, tuple[Mistake, ...]]:
    """The ledger that a TOML text holds, and every mistake in it; no ledger if there is any."""
    form = Form(text)
    ledger = None if form.mistakes else make_ledger(form)
    mistakes = tuple(sorted(set(form.mistakes)))
    return (None if mistakes else ledger), mistakes


def make_ledger(form: Form) -> Ledger | None:
    """The ledger of a form's tables; None where it has mistakes, which are noted in the form."""
    top = Fields(form, (), form.tables)
    top.only(_TOP)
    scale = form.text(form.tables, "scale", (), "icd203")
    try:
        load_scale(scale)
    except ConfigError as error:
        top.wrong("scale", error.message, error.remedy)
    readings = _readings(top)
    sources = _sources(form)
    questions = read_questions(form)
    tables = ForecastTables(form, questions, {one.word for one in readings})
    forecasts = tables.forecasts()
    outcomes = read_outcomes(form, questions)
    left_out = tables.left_out()
    title = top.words("title") or ""
    if form.mistakes:
        return None
    return Ledger(
        title=title,
        scale=scale,
        readings=readings,
        sources=sources,
        questions=tuple(questions.values()),
        forecasts=forecasts,
        outcomes=outcomes,
        left_out=left_out,
    )


def _readings(top: Fields) -> tuple[WordReading, ...]:
    given = top.table.get("readings", {})
    if not isinstance(given, dict):
        top.wrong("readings", "readings is a table of words", "write [readings] and will = 0.95")
        return ()
    found = []
    inner = Fields(top.form, ("readings",), given)
    for word in given:
        value = inner.share(word)
        if find_phrase(word, load_scale("icd203")) is not None:
            told = f"{word!r} has its number from the scale"
            inner.wrong(word, told, "leave it out, or choose another scale")
        elif value is not None:
            found.append(WordReading(word=word, probability=value))
    return tuple(found)


def _sources(form: Form) -> tuple[Forecaster, ...]:
    found, ids = [], []
    taken: dict[str, str] = {}
    for path, table in form.entries(form.tables, "source"):
        fields = Fields(form, path, table)
        fields.only(("id", "name", "also", "group"))
        id_ = fields.text("id")
        one = Forecaster(
            id=id_,
            name=fields.words("name") or id_,
            also=fields.texts("also"),
            group=fields.words("group"),
        )
        for name in dict.fromkeys((one.id, one.name, *one.also)):
            other = taken.setdefault(name, id_)
            if other != id_:
                fields.wrong("id", f"{name!r} means {other!r} already", "give each name one source")
        found.append(one)
        ids.append((id_, path))
    form.unique(ids, "source")
    return tuple(found)
