"""The table of bench/read_speed.py."""

from collections.abc import Mapping
from typing import Any


def speed_rows(figures: Mapping[str, Any]) -> list[str]:
    """Every figure with its limit or goal."""
    growth, memory = figures["growth"], figures["memory"]
    ratios = ", ".join(map(str, growth["time_ratio_of_each_doubling"]))
    return [
        "| figure | | limit or goal |",
        "|---|---:|---:|",
        f"| words a second, whole read, one job | {figures['words_per_second']:,} | |",
        *_peer_rows(figures),
        *_limit_rows(figures["limit"]),
        f"| share spent outside the engine | {_percent(figures['share_outside_engine'])} | |",
        f"| time ratio of each doubling, 1 to 64 copies | {ratios} | {growth['limit']} |",
        f"| … of 64 copies to one | {growth['time_ratio_of_all_copies_to_one']} | |",
        *_start_rows(figures["start"], figures["model"]),
        f"| most memory, a text of {memory['bytes_of_the_text']:,} bytes "
        f"| {memory['peak_mebibytes']} MiB | {memory['limit_mebibytes']} MiB |",
        f"| … as times of a bare Python | {memory['times_bare_python']} | |",
    ]


def _peer_rows(figures: Mapping[str, Any]) -> list[str]:
    peer, jobs = figures["spacy_small"], figures["two_jobs"]
    rows = [
        f"| … as times of splitting into words | {figures['times_of_splitting_into_words']} | |"
    ]
    if isinstance(peer, str):
        rows.append(f"| times as fast as spaCy small | {peer} | |")
    else:
        rows.append(
            f"| times as fast as spaCy small ({peer['spacy_words_per_second']:,} words a second "
            f"in the same run) | {peer['times_as_fast']} | {peer['goal']} |"
        )
        by_processor = peer["times_as_fast_by_processor_time"]
        rows.append(f"| … by the processor's time | {by_processor} | {peer['goal']} |")
    rows.append(
        f"| `--jobs 2`, times as fast as one job | {jobs['times_as_fast']} | {jobs['goal']} |"
    )
    return rows


def _limit_rows(limit: Mapping[str, Any]) -> list[str]:
    adds = limit["multiply_adds_a_piece_in_8_bits"] / 1e6
    rate = limit["rate_of_one_product_multiply_adds_a_second"] / 1e9
    reached = [limit[f"share_reached_by_{who}"] for who in ("encoder", "whole_read")]
    return [
        f"| limit: {adds:.2f} M multiply-adds in 8 bits a piece, {limit['pieces_a_word']} pieces "
        f"a word, {rate:.0f} G multiply-adds a second in one product "
        f"| {limit['limit_words_per_second']:,} words a second | |",
        f"| … reached by the encoder alone | {_percent(reached[0])} | 100 % |",
        f"| … by the whole read | {_percent(reached[1])} | 100 % |",
    ]


def _start_rows(start: Mapping[str, Any], model: Mapping[str, Any]) -> list[str]:
    return [
        f"| `import sayso`, times a bare Python | {start['import_sayso_times_bare_python']} | |",
        f"| … as a share of {start['import_limit_seconds']} s "
        f"| {_percent(start['import_sayso_share_of_limit'], 0)} | 100 % |",
        f"| `sayso --help`, times a bare Python | {start['sayso_help_times_bare_python']} | |",
        f"| … as a share of {start['help_limit_seconds']} s "
        f"| {_percent(start['sayso_help_share_of_limit'], 0)} | 100 % |",
        f"| loading the model, as a share of {model['limit_seconds']} s "
        f"| {_percent(model['model_share_of_limit'], 0)} | 100 % |",
        "| … with the libraries it needs "
        f"| {_percent(model['model_and_its_libraries_share_of_limit'], 0)} | 100 % |",
    ]


def _percent(share: float, places: int = 1) -> str:
    return f"{100 * share:.{places}f} %"
