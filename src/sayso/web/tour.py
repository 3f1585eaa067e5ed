"""The tour: some pages in their order, each with what to look at there."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from sayso.web.rendering import go_to, with_query
from sayso.web.visitors import NotThereError, settings_of

router = APIRouter(include_in_schema=False, prefix="/tour")


@router.get("/{number}")
def step(request: Request, number: Annotated[int, Path(ge=1, le=99)]) -> Response:
    """The page of that step, with the step told on it."""
    steps = settings_of(request).tour
    if number > len(steps):
        raise NotThereError
    address, _, mark = steps[number - 1].address.partition("#")
    return go_to(with_query(address, {"tour": number}), mark=mark)
