"""Treebanks: each word's governor and relation, and the examples that are cut from them."""

from pathlib import Path

import numpy as np
from tests.archives import pack
from training.corpora.gum import read_gum
from training.corpora.trees import plain, read_trees

CONLLU = """# newdoc id = quay
# sent_id = 1
# newpar
1\tThe\tthe\tDET\tDT\tPronType=Art\t2\tdet\t_\t_
2\tquay\tquay\tNOUN\tNN\t_\t4\tnsubj:pass\t_\t_
3\twas\tbe\tAUX\tVBD\t_\t4\taux:pass\t_\t_
4\tsold\tsell\tVERB\tVBN\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = 2
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\task\task\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4\t!\t!\tPUNCT\t.\t_\t3\tpunct\t_\t_
"""


def test_words_keep_their_governors_by_number(tmp_path: Path) -> None:
    (passage,) = read_trees(pack(tmp_path / "gold.tar.gz", {"web/quay.conllu": CONLLU}))
    assert passage.text == "The quay was sold. Don't ask!"
    assert [each.governor for each in passage.words] == [1, 3, 3, -1, 3, 7, 7, -1, 7]
    assert [each.sentence for each in passage.words] == [0] * 5 + [1] * 4
    assert [passage.text[each.start : each.end] for each in passage.words[5:7]] == ["Do", "n't"]


def test_only_passive_subjects_keep_their_subtype(tmp_path: Path) -> None:
    (passage,) = read_trees(pack(tmp_path / "gold.tar.gz", {"web/quay.conllu": CONLLU}))
    assert [each.relation for each in passage.words[:4]] == ["det", "nsubj:pass", "aux", "root"]
    assert plain("obl:tmod") == "obl"


def test_word_classes_come_with_the_trees(tmp_path: Path) -> None:
    (passage,) = read_trees(pack(tmp_path / "gold.tar.gz", {"web/quay.conllu": CONLLU}))
    assert [mark.label for mark in passage.layers["words"][:5]] == [
        "DET", "NOUN", "FIN", "PART", "STOP",
    ]  # fmt: skip


def test_documents_of_gum_hold_the_same_trees(tmp_path: Path) -> None:
    files = {"dep/GUM_news_quay.conllu": CONLLU}
    (passage,) = read_gum(pack(tmp_path / "gold.tar.gz", files))
    (other,) = read_trees(pack(tmp_path / "other.tar.gz", {"web/quay.conllu": CONLLU}))
    assert passage.words == other.words
    assert np.diff([each.start for each in passage.words]).min() > 0
