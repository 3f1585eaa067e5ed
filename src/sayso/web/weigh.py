"""Page 4, weigh: the board, a rating with one key, what follows, and what if."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.errors import ConflictError
from sayso.hypotheses.unrated import nothing_rated
from sayso.hypotheses.wording import linchpin_sentence, names_in, percent, written_judgement
from sayso.pages.draw_board import draw_board
from sayso.pages.draw_judgement import draw_breakevens, draw_information
from sayso.pages.judgement_page import likelihood_line, report_line
from sayso.pages.postmortem_page import post_mortem_values
from sayso.records.decision import Rate
from sayso.records.laid import CaseState
from sayso.records.postmortem import PostMortem
from sayso.records.shelf import ClaimQuery, ClaimRow
from sayso.scales.scale import load_scale, scale_names
from sayso.web.claim_acts import next_evidence_id, next_id
from sayso.web.deciding import decide
from sayso.web.forms import Posted, posted
from sayso.web.judging import Judges, Weighed, WhatIf
from sayso.web.queries import Asked, asked
from sayso.web.rendering import case_path, go_to, is_partial, page, with_query, within_page
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, analyst_desk, reader_desk
from sayso.web.written import likelihood_of

router = APIRouter(include_in_schema=False)
_MOST_CITED = 1_000
_OVERRULE = "Somebody else rated that cell meanwhile. Look at it, and rate it again to overrule."


@router.get("/cases/{case}/weigh")
async def weigh(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """The whole page; to htmx, the board alone, as a what-if changes it."""
    return await in_turn(request, desk, lambda: _weigh(request, desk))


def _weigh(request: Request, desk: Desk) -> Response:
    want = asked(request)
    what_if = what_if_of(want)
    if is_partial(request):
        return _board(request, desk, what_if, ("", ""))
    state = desk.store.decisions.state(desk.case)
    chosen = (want.text("evidence"), want.text("hypothesis"))
    values = _judged(request, state, what_if) | board_values(request, state, what_if, chosen)
    return page(
        request,
        "weigh.html",
        desk=desk,
        state=state,
        chosen=chosen,
        report_line=report_line,
        likelihood_line=likelihood_line,
        scale_words=scale_words(state.scale),
        claims_cited=_claims_cited(desk),
        **_next_ids(state),
        **values,
    )


@router.get("/cases/{case}/weigh/judgement")
async def judgement(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """The written judgement with all that takes longer to work out than a rating may."""
    return await in_turn(request, desk, lambda: _judgement(request, desk))


def _judgement(request: Request, desk: Desk) -> Response:
    state = desk.store.decisions.state(desk.case)
    values = _judged(request, state, what_if_of(asked(request)))
    return page(request, "_judged.html", desk=desk, **values)


@router.post("/cases/{case}/weigh/rate")
async def rate(
    request: Request,
    desk: Annotated[Desk, Depends(analyst_desk)],
    sent: Annotated[Posted, Depends(posted)],
) -> Response:
    """Rate one item under one hypothesis."""
    return await in_turn(request, desk, lambda: _rate(request, desk, sent))


def _rate(request: Request, desk: Desk, sent: Posted) -> Response:
    item = sent.needed("evidence", "the item")
    hypothesis = sent.needed("hypothesis", "the hypothesis")
    scale = desk.store.decisions.state(desk.case).scale
    act = Rate(
        evidence=item,
        hypothesis=hypothesis,
        estimate=likelihood_of(sent.needed("written", "the rating"), scale),
        by=desk.visitor.name if sent.text("own") else None,
    )
    what_if = WhatIf(
        without=sent.every("without"), true=sent.every("true"), false=sent.every("false")
    )
    told, status = "", 200
    try:
        decide(desk, [act], sent)
    except ConflictError:
        told, status = _OVERRULE, 409
    if is_partial(request):
        return _board(request, desk, what_if, (item, hypothesis), told=told, status=status)
    if told:
        raise ConflictError(told)
    query = {"without": what_if.without, "true": what_if.true, "false": what_if.false}
    address = with_query(case_path(desk.case, "weigh"), query, evidence=item, hypothesis=hypothesis)
    return go_to(address, told="rated", mark="rate")


def _claims_cited(desk: Desk) -> dict[tuple[str, str], ClaimRow]:
    """The claims that items cite, by their document and words: with who says them, and how sure."""
    query = ClaimQuery(case=desk.case, cited=True, rejected=True, limit=_MOST_CITED)
    rows = desk.store.claims.list(query).rows
    return {(row.document, row.text): row for row in rows}


def _next_ids(state: CaseState) -> dict[str, Any]:
    return {
        "next_evidence": next_evidence_id(state),
        "next_hypothesis": next_id("H", {one.id for one in state.hypotheses}),
        "next_candidate": next_id("C", {one.id for one in state.candidates}),
        "next_assumption": next_id("A", {one.id for one in state.assumptions}),
        "scales": scale_names(),
    }


def what_if_of(want: Asked) -> WhatIf:
    """What an address sets aside or takes for known."""
    return WhatIf(without=want.every("without"), true=want.every("true"), false=want.every("false"))


def judges_of(request: Request) -> Judges:
    """The judgements that this server keeps."""
    judges: Judges = request.app.state.judges
    return judges


def scale_words(scale: str) -> list[str]:
    """What may be written into a cell beside numbers: ratings, and the words of the scale."""
    return ["CC", "C", "N", "I", "II", "NA", *(one.text for one in load_scale(scale).phrases)]


def board_values(
    request: Request, state: CaseState, what_if: WhatIf, chosen: tuple[str, str]
) -> dict[str, Any]:
    """What the board shows, weighed at once."""
    judges = judges_of(request)
    weighed = judges.weighed(state, what_if, whole=False)
    before = judges.weighed(state, whole=False).judgement if what_if else None
    shown = weighed.case or state
    return {
        "board": draw_board(
            shown.hypotheses,
            shown.evidence,
            weighed.judgement,
            chosen=chosen,
            before=before,
        ),
        "why_not": weighed.why_not,
        "pins": [shortened(one, state) for one in _pins(weighed)],
        "searched": weighed.judgement is not None,
        "seen": state.number,
        "what_if": what_if,
        "changes": what_if.told({one.id: one.name for one in state.witnesses}),
        "percent": percent,
    }


def _board(
    request: Request,
    desk: Desk,
    what_if: WhatIf,
    chosen: tuple[str, str],
    *,
    told: str = "",
    status: int = 200,
) -> Response:
    state, _ = judges_of(request).newest(desk.case, lambda: desk.store.decisions.state(desk.case))
    values = board_values(request, state, what_if, chosen)
    return page(
        request,
        "_board.html",
        desk=desk,
        status=status,
        state=state,
        told=told,
        partial=True,
        **values,
    )


def _judged(request: Request, state: CaseState, what_if: WhatIf) -> dict[str, Any]:
    weighed = judges_of(request).weighed(state, what_if, whole=True)
    found = weighed.judgement
    charts = {}
    if found is not None and found.breakevens:
        (charts["breakevens"],) = within_page([draw_breakevens(found, narrow=True)])
    if found is not None and found.next:
        (charts["information"],) = within_page([draw_information(found, narrow=True)])
    back = weighed.post_mortem
    return {
        **(_looked_back(back, state) if back is not None else {"post_mortem": None}),
        "no_post_mortem": weighed.no_post_mortem,
        "sentences": sentences_of(weighed, state),
        "judgement": found,
        "unrated": nothing_rated(weighed.case) if weighed.case is not None else None,
        "charts": charts,
        "percent": percent,
        "what_if": what_if,
        "judged_why_not": weighed.why_not,
    }


def _looked_back(found: PostMortem, state: CaseState) -> dict[str, Any]:
    pushes = (
        replace(one, id=shortened(one.id, state), text=shortened(one.text, state))
        for one in found.pushes
    )
    values = post_mortem_values(replace(found, pushes=tuple(pushes)))
    pushed = [replace(one, charts=within_page(one.charts)) for one in values["pushed"]]
    return {**values, "pushed": pushed}


def shortened(sentence: str, state: CaseState) -> str:
    """The sentence with reports that cite claims named after item and source alone."""
    for one in state.citations:
        plain = one.report.partition("@")[0]
        if one.report != plain:
            sentence = sentence.replace(one.report, plain)
    return sentence


def sentences_of(weighed: Weighed, state: CaseState) -> list[str]:
    """The written judgement, parts of the case called by their words."""
    found, names = weighed.judgement, _names(weighed)
    return [shortened(one, state) for one in written_judgement(found, names)] if found else []


def _names(weighed: Weighed) -> dict[str, str]:
    return names_in(weighed.case) if weighed.case is not None else {}


def _pins(weighed: Weighed) -> list[str]:
    """The linchpins as sentences; of each unit and failure, the three that come first."""
    found, names = weighed.judgement, _names(weighed)
    counts: dict[tuple[str, str], int] = {}
    sentences = []
    for pin in found.linchpins if found is not None else ():
        key = (pin.unit, pin.failure)
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= 3:
            sentences.append(linchpin_sentence(pin, names))
    return sentences
