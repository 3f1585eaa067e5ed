"""Ledgers for tests: whole ones at random, and small ones from a few words."""

from datetime import date, timedelta

from hypothesis import strategies as st

from sayso.records.ledger import (
    QUESTION_KINDS,
    VOID_REASONS,
    Distribution,
    Forecaster,
    ForecastStatement,
    Ledger,
    LeftOut,
    MarketPrice,
    OptionShare,
    Outcome,
    Quantile,
    Quantity,
    Question,
    Stated,
    WordReading,
)

DAY = date(2026, 1, 1)
WORDS = ("likely", "very unlikely", "roughly even chance", "will", "chances are slight", "may")

days = st.integers(0, 700).map(lambda n: DAY + timedelta(days=n))
shares = st.integers(0, 1000).map(lambda n: n / 1000)
texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1, max_size=20
).filter(lambda text: bool(text.strip()))
"""Whatever a document may hold: TOML, HTML, escapes of a terminal."""
names = st.sampled_from(["Ana", "Bo", "Ola Ström", 'the "Courier"', "desk = 1"])


@st.composite
def stated(draw: st.DrawFn) -> Stated:
    """A likelihood in any of the forms in which one is written."""
    low, high = sorted((draw(shares), draw(shares)))
    return draw(
        st.sampled_from(
            [
                Stated(text=draw(st.sampled_from(WORDS))),
                Stated(text=f"{low:g}", low=low, high=low),
                Stated(text=f"{100 * low:g}%", low=float(f"{100 * low:g}e-2"),
                       high=float(f"{100 * low:g}e-2")),
                Stated(text=f"{low:g} to {high:g}", low=low, high=high),
                Stated(text="3:1", low=0.75, high=0.75),
            ]
        )
    )  # fmt: skip


@st.composite
def questions(draw: st.DrawFn, id_: str) -> Question:
    """A question of any kind."""
    kind = draw(st.sampled_from(QUESTION_KINDS))
    opens = draw(st.none() | days)
    last = draw(st.none() | days)
    if opens and last and last < opens:
        opens, last = last, opens
    bounds: tuple[Quantity, Quantity] | None = None
    if draw(st.booleans()) and kind in ("number", "day"):
        bounds = (-1.5, 400.0) if kind == "number" else (DAY, DAY + timedelta(days=365))
    market: tuple[MarketPrice, ...] = ()
    if kind == "yes-no":
        market = tuple(
            MarketPrice(day=DAY + timedelta(days=n), probability=draw(shares), market="the Ring")
            for n in range(draw(st.integers(0, 2)))
        )
    return Question(
        id=id_,
        asks=draw(texts | st.just("")),
        kind=kind,
        options=("A", "B or C", "none; nothing") if kind == "one-of" else (),
        ordered=kind == "one-of" and draw(st.booleans()),
        unit="ships" if kind == "number" else None,
        bounds=bounds,
        last_day=last,
        opens=opens,
        condition=draw(st.none() | texts),
        settled_by=draw(st.none() | texts),
        topics=draw(st.sampled_from([(), ("harbour",), ("harbour", "army; navy")])),
        event=draw(st.none() | st.just("the vote")),
        base_rate=draw(st.none() | shares) if kind == "yes-no" else None,
        market=market,
        interpreted=draw(st.sampled_from([(), ("last_day",), ("asks", "condition")])),
    )


@st.composite
def forecasts(draw: st.DrawFn, question: Question) -> ForecastStatement:
    """What somebody says of a question, in a form that it takes; or a bare statement."""
    said: dict[str, object] = {}
    if question.kind == "yes-no":
        said["probability"] = draw(st.none() | stated())
    elif question.kind == "one-of" and draw(st.booleans()):
        first = draw(shares)
        rest = (round(1 - first, 6), 0.0)
        said["options"] = tuple(
            OptionShare(option=name, probability=share)
            for name, share in zip(question.options, (first, *rest), strict=True)
        )
    elif question.kind == "number":
        low, high = sorted((draw(shares) * 300, draw(shares) * 300))
        said["distribution"] = draw(
            st.sampled_from(
                [
                    None,
                    Distribution(value=low),
                    Distribution(low=low, high=high, level=0.8),
                    Distribution(
                        quantiles=(Quantile(level=0.1, value=low), Quantile(level=0.9, value=high))
                    ),
                ]
            )
        )
    elif question.kind == "day":
        said["distribution"] = Distribution(value=draw(days))
    place, made = draw(st.booleans()), draw(st.none() | days)
    return ForecastStatement(
        question=question.id,
        source=draw(names),
        made=made,
        words=draw(st.none() | texts),
        stance=draw(st.sampled_from(["says", "believes", "denies", "intends"])),
        told_by=draw(st.sampled_from([(), ("The Courier",), ("The Courier", "a clerk; unnamed")])),
        document=draw(st.none() | st.just("notes/a.html")),
        start=3 if place else None,
        end=9 if place else None,
        entered=draw(st.none() | days),
        confirmed_by=draw(st.sampled_from([None, "", "me"])),
        withdrawn=made,
        **said,  # type: ignore[arg-type]
    )


@st.composite
def outcomes(draw: st.DrawFn, question: Question) -> Outcome:
    """What came of a question."""
    known = draw(days)
    if draw(st.integers(0, 5)) == 0:
        reason = draw(st.sampled_from(VOID_REASONS))
        return Outcome(question=question.id, result="void", reason=reason, why=f"{reason}: so")
    kept: dict[str, object] = {"known": known, "evidence": ("a log; a list",), "who": "me"}
    if question.kind == "one-of":
        option = draw(st.sampled_from(question.options))
        return Outcome(question=question.id, result="option", option=option, **kept)  # type: ignore[arg-type]
    if question.kind == "yes-no":
        result = draw(st.sampled_from(["yes", "no", "partly"]))
        if result == "partly":
            kept |= {"share": draw(st.none() | shares), "why": "in part"}
        return Outcome(question=question.id, result=result, **kept)  # type: ignore[arg-type]
    value = draw(days) if question.kind == "day" else draw(shares) * 500
    return Outcome(question=question.id, result="value", value=value, **kept)  # type: ignore[arg-type]


@st.composite
def ledgers(draw: st.DrawFn, *, whole: bool = True) -> Ledger:
    """A ledger; ``whole``: with all that TOML holds and CSV does not."""
    asked = [draw(questions(f"q{n}")) for n in range(draw(st.integers(1, 5)))]
    said = [
        draw(forecasts(question))
        for question in asked
        for _ in range(draw(st.integers(1 if not whole else 0, 3)))
    ]
    settled = [
        draw(outcomes(question)) for question in asked
        for _ in range(draw(st.integers(0, 2 if whole else 1)))
    ]  # fmt: skip
    return Ledger(
        title=draw(texts | st.just("")) if whole else "",
        scale=draw(st.sampled_from(["icd203", "survey"])) if whole else "icd203",
        readings=(WordReading(word="will", probability=0.9),) if whole and draw(st.booleans())
        else (),
        sources=(Forecaster(id="ana", name="Ana", also=("A. R.",), group="desk"),) if whole else (),
        questions=tuple(asked),
        forecasts=tuple(said),
        outcomes=tuple(settled),
        left_out=(LeftOut(document="a", words="Things harden", who="me", why="vague"),)
        if whole and draw(st.booleans())
        else (),
    )  # fmt: skip


def yes_no(
    probabilities: dict[str, list[str | float | None]], came: list[str], **question: object
) -> Ledger:
    """Yes-no questions q0, q1 …, with each source's likelihoods in order (None: nothing said)."""
    asked = tuple(
        Question(id=f"q{n}", asks=f"Question {n}", last_day=DAY + timedelta(days=60), **question)  # type: ignore[arg-type]
        for n in range(len(came))
    )
    said = tuple(
        ForecastStatement(
            question=f"q{n}",
            source=source,
            made=DAY,
            entered=DAY,
            probability=_stated(one),
        )
        for source, ones in probabilities.items()
        for n, one in enumerate(ones)
        if one is not None
    )
    settled = tuple(
        Outcome(question=f"q{n}", result=result, known=DAY + timedelta(days=50), evidence=("seen",))  # type: ignore[arg-type]
        for n, result in enumerate(came)
    )
    return Ledger(questions=asked, forecasts=said, outcomes=settled)


def _stated(one: str | float) -> Stated:
    if isinstance(one, str):
        return Stated(text=one)
    return Stated(text=f"{one:g}", low=one, high=one)
