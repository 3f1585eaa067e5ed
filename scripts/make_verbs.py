"""Make the verb lexicon from WordNet: python scripts/make_verbs.py WORDNET_FOLDER.

Prints the TOML of src/sayso/language/en/verbs.toml. WORDNET_FOLDER holds index.verb,
index.noun, index.adj, cntlist.rev and verb.exc of WordNet 3 (Debian: package wordnet-base,
folder /usr/share/wordnet).
"""

import sys
import textwrap
from collections import Counter
from pathlib import Path

NOTICE = """\
# Verbs, for telling finite clauses apart.
# Source: WordNet 3.0, Copyright 2006 by Princeton University, all rights reserved; used under the
# WordNet 3.0 licence (https://wordnet.princeton.edu/license-and-commercial-use), which asks that
# this notice stand on all copies. Made by scripts/make_verbs.py: a word is `mostly_verbs` where
# its verb senses are tagged at least as often as its noun and adjective senses in WordNet's
# sense-tagged texts, `sometimes_verbs` where less often; `irregular` lists form = lemma.
"""


def read_lemmas(path: Path) -> set[str]:
    """The single words of one of WordNet's index files."""
    lines = path.read_text(encoding="utf-8").splitlines()
    words = {line.split()[0] for line in lines if not line.startswith(" ")}
    return {word for word in words if word.replace("-", "").isalpha() and word.isascii()}


def count_senses(path: Path) -> dict[str, Counter[str]]:
    """How often each lemma is tagged as a noun (1), verb (2) or adjective (3, 5)."""
    counts: dict[str, Counter[str]] = {part: Counter() for part in "12345"}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, count = line.split()
        lemma, sense = key.split("%")
        counts[sense[0]][lemma] += int(count)
    return counts


def print_lexicon(folder: Path) -> None:
    """Print the lexicon as TOML."""
    counts = count_senses(folder / "cntlist.rev")
    others = read_lemmas(folder / "index.noun") | read_lemmas(folder / "index.adj")
    mostly, sometimes = [], []
    for verb in sorted(read_lemmas(folder / "index.verb")):
        as_verb = counts["2"][verb]
        as_other = counts["1"][verb] + counts["3"][verb] + counts["5"][verb]
        if as_verb and as_verb >= as_other:
            mostly.append(verb)
        elif as_verb:
            sometimes.append(verb)
        elif verb not in others and len(verb) > 3:
            mostly.append(verb)
    kept = {*mostly, *sometimes}
    print(NOTICE)
    for name, words in (("mostly_verbs", mostly), ("sometimes_verbs", sometimes)):
        print(f'{name} = """')
        print("\n".join(textwrap.wrap(" ".join(words), 180, break_on_hyphens=False)))
        print('"""\n')
    pairs = []
    for line in (folder / "verb.exc").read_text(encoding="utf-8").splitlines():
        form, lemma = line.split()[:2]
        # Doubled consonants and -ies are regular; only what no rule makes is listed.
        regular = form.endswith(("ed", "ing", "s")) and len(form) > len(lemma)
        if lemma in kept and "_" not in form and not regular:
            pairs.append(f"{form}={lemma}")
    print('irregular = """')
    print("\n".join(textwrap.wrap(" ".join(pairs), 180, break_on_hyphens=False)))
    print('"""')


if __name__ == "__main__":
    print_lexicon(Path(sys.argv[1]))
