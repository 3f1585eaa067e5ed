"""A forecasting contest scored anew: published scores of 3,295 people on 50 questions.

    python bench/contest.py --gold ../shared/data/forecasts/acx2023.tar.gz

The archive holds forecasts in percent (parquet), outcomes (CSV) and the scores that the organisers
published under hashed names (xlsx): the mean over all questions of ln p − mean ln p of the
others, 0 where a question is unanswered. Names are hashed, so both lists are sorted and compared
place by place; the published list has one row more.
"""

import argparse
import csv
import io
import re
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import polars
from lxml import etree

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.result import print_result

from sayso.forecasts.arrays import Array
from sayso.forecasts.calibration import decompose
from sayso.forecasts.pool import pool_odds
from sayso.forecasts.references import peer_scores
from sayso.forecasts.rules import brier

NEAR = 0.0006
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def main() -> None:
    """Print the result for the archive that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    options = parser.parse_args()
    files = unpack(options.gold)
    stated, came = forecasts_of(files), outcomes_of(files)
    ours = np.sort(scores_of(stated, came))[::-1]
    theirs = np.sort(published_of(files))[::-1]
    people, questions = stated.shape
    print_result(
        "contest",
        gold={"name": options.gold.name, "people": people, "questions": questions},
        figures={
            "published": len(theirs),
            "share_within_.0006": share_near(ours, theirs),
            "highest": ours[:6].round(4).tolist(),
            "highest_published": theirs[:6].tolist(),
            "lowest": ours[-6:].round(4).tolist(),
            "lowest_published": theirs[-6:].tolist(),
            "pool_of_all": pool_figures(stated, came),
        },
        packages="numpy polars",
    )


def unpack(path: Path) -> dict[str, bytes]:
    """The files of the archive by the endings of their names."""
    with tarfile.open(path) as archive:
        found = {}
        for member in archive:
            stream = archive.extractfile(member)
            if stream is not None:
                found[Path(member.name).suffix] = stream.read()
    return found


def forecasts_of(files: dict[str, bytes]) -> Array:
    """People × questions: probabilities, NaN where unanswered."""
    table = polars.read_parquet(io.BytesIO(files[".parquet"]))
    asked = sorted(
        (one for one in table.columns if one.startswith("@")),
        key=lambda name: int(re.split(r"\D", name[1:], maxsplit=1)[0]),
    )
    return table.select(asked).cast(polars.Float64).to_numpy().astype(np.float64) / 100


def outcomes_of(files: dict[str, bytes]) -> Array:
    """1 for yes, 0 for no, by question."""
    rows = csv.DictReader(io.StringIO(files[".csv"].decode()))
    said = {int(row["question_number"]): row["resolution"] for row in rows}
    return np.array([float(said[number] == "YES") for number in sorted(said)])


def published_of(files: dict[str, bytes]) -> Array:
    """The scores in the second column of the sheet."""
    with ZipFile(io.BytesIO(files[".xlsx"])) as book:
        root = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    cells = (cell for cell in root.iter(f"{_SHEET}c") if cell.get("r", "").startswith("B"))
    values = (cell.find(f"{_SHEET}v") for cell in cells)
    return np.array([float(one.text) for one in values if one is not None and one.text])


def scores_of(stated: Array, came: Array) -> Array:
    """Each person's mean peer score over all questions, unanswered ones as 0."""
    person, question = np.nonzero(~np.isnan(stated))
    given = stated[person, question]
    hit = np.where(came[question] == 1, given, 1 - given)
    scores = peer_scores(hit, question) / 100
    return np.asarray(np.bincount(person, scores, len(stated)) / stated.shape[1])


def share_near(ours: Array, theirs: Array) -> float:
    """The share of places of both sorted lists within .0006, the spare row left out where best."""
    longer, shorter = sorted((ours, theirs), key=len, reverse=True)
    spare = len(longer) - len(shorter)
    best = max(
        float((np.abs(longer[at : at + len(shorter)] - shorter) <= NEAR).mean())
        for at in range(spare + 1)
    )
    return round(best, 4)


def pool_figures(stated: Array, came: Array) -> dict[str, float]:
    """The geometric mean of all odds, scored as one forecaster."""
    pooled: Sequence[float] = [pool_odds(one[~np.isnan(one)]) for one in stated.T]
    parts = decompose(pooled, came)
    spoke = ~np.isnan(stated).all(axis=1)
    alone = np.nanmean((stated[spoke] - came) ** 2, axis=1)
    return {
        "brier": round(float(brier(pooled, came).mean()), 4),
        "miscalibration": round(float(parts.mcb), 4),
        "discrimination": round(float(parts.dsc), 4),
        "median_brier_of_people": round(float(np.median(alone)), 4),
    }


if __name__ == "__main__":
    main()
