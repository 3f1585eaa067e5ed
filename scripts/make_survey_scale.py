"""The `survey` scale of scales.toml, computed from two public surveys of what people hear.

    python scripts/make_survey_scale.py capphrase.tar.gz zonination.csv

capphrase.tar.gz: Kucharski (2026), CAPphrase, doi:10.5281/zenodo.18750055 (CC BY): one answer a
row in absolute_judgements.csv; half of its 5,174 respondents are in the archive. zonination.csv:
46 readers of a web forum, one column a phrase (MIT). Prints TOML rows: phrase, the quartiles of
the pooled answers as probabilities, and how many answers they rest on.
"""

import csv
import io
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

FORMS = {"almost certainly": "almost certain", "probably": "probable"}
LEFT_OUT = {
    "may happen": "a modal: words without an interval",
    "might happen": "a modal: words without an interval",
    "could happen": "a modal: words without an interval",
    "will happen": "no hedge: the bare assertion",
    "we believe": "says who judges, not how likely",
    "we doubt": "says who judges, not how likely",
}


def capphrase_answers(archive: Path) -> Iterator[tuple[str, float]]:
    """Every (phrase, percent) of the CAPphrase archive."""
    with tarfile.open(archive) as files:
        for member in files:
            if Path(member.name).name == "absolute_judgements.csv":
                stream = files.extractfile(member)
                if stream is not None:
                    for row in csv.DictReader(io.TextIOWrapper(stream, encoding="utf-8")):
                        yield row["term"].lower(), float(row["probability"])


def zonination_answers(table: Path) -> Iterator[tuple[str, float]]:
    """Every (phrase, percent) of the zonination table."""
    with table.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            for phrase, percent in row.items():
                yield phrase.strip().lower(), float(percent)


def main(archive: Path, table: Path) -> None:
    """Print the rows of the scale, most likely first, and what was left out."""
    answers: dict[str, list[float]] = defaultdict(list)
    for phrase, percent in (*capphrase_answers(archive), *zonination_answers(table)):
        answers[FORMS.get(phrase, phrase)].append(percent / 100)
    rows = {
        phrase: (*quantiles(given, n=4, method="inclusive"), len(given))
        for phrase, given in answers.items()
    }
    for phrase in sorted(rows, key=lambda each: (-rows[each][1], each)):
        low, median, high, count = rows[phrase]
        numbers = f"low = {low:.4g}, median = {median:.4g}, high = {high:.4g}, answers = {count}"
        if phrase in LEFT_OUT:
            print(f"# left out ({LEFT_OUT[phrase]}): {phrase}, {numbers}")
        else:
            print(f'    {{ text = "{phrase}", {numbers} }},')


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
