"""What is not rated yet: a case as it was begun says nothing of its rivals."""

from sayso.records.case import Case


def nothing_rated(case: Case) -> str | None:
    """One line on a case of whose matrix no cell is filled in; None of any other."""
    cells = [one.estimate for item in case.evidence for one in item.likelihoods]
    if not cells or any(one is not None for one in cells):
        return None
    return (
        f"Nothing is rated yet (0 of {len(cells)} cells are filled in): what follows is the prior."
    )
