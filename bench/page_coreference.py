"""The table of pronouns and short forms."""

from collections.abc import Mapping
from typing import Any

_WAYS = {
    "nearest_name": "nearest name",
    "nearest_of_kind": "nearest of its kind",
    "rule": "the rule",
}


def coreference_rows(figures: Mapping[str, Any]) -> list[str]:
    """A row for each pronoun, the baselines beside the rule, and a line on short forms."""
    heads = [f"{way}: {what}" for way in _WAYS.values() for what in ("right of named", "of given")]
    rows = [
        f"| pronoun | all | named before | {' | '.join(heads)} |",
        "|---" + "|---:" * (2 + len(heads)) + "|",
    ]
    for word, each in figures["pronouns"].items():
        shares = (each[way][of] for way in _WAYS for of in ("right_of_named", "right_of_given"))
        cells = (f"{100 * share:.1f} %" if share is not None else "–" for share in shares)
        rows.append(f"| {word} | {each['all']} | {each['named']} | {' | '.join(cells)} |")
    short = figures["short_forms"]
    told = f"Short forms: {short['right']} of {short['all']} under a fuller name of their chain, "
    return [*rows, "", f"{told}{short['left_short']} left as they are, {short['wrong']} wrong."]
