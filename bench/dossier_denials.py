"""Groups of claims of which some telling is said to deny it, over public news.

    python bench/dossier_denials.py --basil basil-2010-2016.tar.gz --ecb ecbplus.tar.gz

Nothing is labelled: each such group is printed with its tellings, to be looked at.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.dossier_corpora import basil_documents, ecb_documents, read_documents
from bench.result import print_result

from sayso import pipeline


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--basil", type=Path)
    parser.add_argument("--ecb", type=Path)
    given = parser.parse_args()
    documents = basil_documents(given.basil)[0] if given.basil else []
    documents += ecb_documents(given.ecb) if given.ecb else []
    stories = pipeline.link(read_documents(documents)).stories
    groups = [group for story in stories for group in story.groups]
    denied = [group for group in groups if not all(one.says for one in group.tellings)]
    for group in denied:
        print(f"# {group.text}", file=sys.stderr)
        for one in group.tellings:
            print("  says  " if one.says else "  denies", one.voice.label, "|", one.text,
                  file=sys.stderr)  # fmt: skip
    tellings = sum(not one.says for group in denied for one in group.tellings)
    figures = {"groups": len(groups), "groups_denied": len(denied), "tellings_denying": tellings}
    names = [archive.name for archive in (given.basil, given.ecb) if archive]
    print_result("dossier_denials", gold={"names": names, "documents": len(documents)},
                 figures=figures)  # fmt: skip


if __name__ == "__main__":
    main()
