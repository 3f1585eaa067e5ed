"""GUM's trees and discourse graphs: one made-up document in both formats."""

from pathlib import Path

from tests.archives import pack
from training.corpora.conllu import read_conllu
from training.corpora.gum import read_gum
from training.corpora.passage import Passage

# form, upos, xpos, head, relation, misc
SENTENCES = (
    (
        ("Ada", "PROPN", "NNP", 3, "nsubj", "Discourse=attribution|Entity=(1-person-new-1"),
        ("Marsh", "PROPN", "NNP", 1, "flat", "Entity=1)"),
        ("warned", "VERB", "VBD", 0, "root", "_"),
        ("that", "SCONJ", "IN", 8, "mark", "Discourse=same"),
        ("the", "DET", "DT", 6, "det", "Entity=(2-organization-new-2"),
        ("Port", "PROPN", "NNP", 8, "nsubj", "Entity=2)"),
        ("may", "AUX", "MD", 8, "aux", "_"),
        ("close", "VERB", "VB", 3, "ccomp", "SpaceAfter=No"),
        (".", "PUNCT", ".", 3, "punct", "_"),
    ),
    (
        ("She", "PRON", "PRP", 2, "nsubj", "Discourse=x|Entity=(1-person-giv-1)"),
        ("left", "VERB", "VBD", 0, "root", "_"),
        ("Sarn", "PROPN", "NNP", 2, "obj", "Entity=(3-place-new-1)|SpaceAfter=No"),
        (".", "PUNCT", ".", 2, "punct", "_"),
    ),
)
TREE = """<rst><header><relations><rel name="attribution-positive" type="rst"/>
<rel name="joint-list" type="multinuc"/></relations></header><body>
<segment id="1" parent="2" relname="attribution-positive">Ada Marsh warned</segment>
<segment id="2" parent="9" relname="span">that the Port may close .</segment>
<segment id="3" parent="9" relname="elaboration-additional">She left Sarn .</segment>
<group id="9" type="span"/>
<signals><signal source="1" type="semantic" subtype="attribution_source" tokens="1"/>
<signal source="1" type="dm" subtype="indicative_word" tokens="3"/></signals></body></rst>
"""


def conllu() -> str:
    blocks = []
    for number, sentence in enumerate(SENTENCES):
        lines = [f"# sent_id = {number}", *(["# newpar"] if number else [])]
        for place, (form, upos, xpos, head, relation, misc) in enumerate(sentence, start=1):
            cells = (place, form, form, upos, xpos, "_", head, relation, "_", misc)
            lines.append("\t".join(map(str, cells)))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def passage(folder: Path) -> Passage:
    files = {
        "dep/GUM_news_port.conllu": conllu(),
        "dep/GUM_vlog_port.conllu": conllu(),
        "rst/rstweb/GUM_news_port.rs4": TREE,
    }
    archive = pack(folder / "dev.tar.gz", files)
    assert [each.source for each in read_gum(archive)] == ["news", "vlog"]
    (found,) = read_gum(archive, genres=("news",))
    return found


def words(found: Passage, layer: str) -> list[tuple[str, str]]:
    return [(mark.label, found.text[mark.start : mark.end]) for mark in found.layers[layer]]


def test_the_text_is_made_of_words_and_paragraphs(tmp_path: Path) -> None:
    found = passage(tmp_path)
    assert found.text == "Ada Marsh warned that the Port may close.\nShe left Sarn."
    assert [word for _, word in words(found, "sentences")] == ["Ada", "She"]
    assert [word for _, word in words(found, "units")] == ["Ada", "that", "She"]


def test_names_are_actors_and_pronouns_are_none(tmp_path: Path) -> None:
    assert words(passage(tmp_path), "actors") == [
        ("person", "Ada Marsh"),
        ("organisation", "Port"),
        ("place", "Sarn"),
    ]


def test_attributions_come_from_the_discourse_graph(tmp_path: Path) -> None:
    assert words(passage(tmp_path), "attribution") == [
        ("source", "Ada Marsh"),
        ("cue", "warned"),
        ("content", "that the Port may close"),
    ]


def test_word_classes(tmp_path: Path) -> None:
    classes = {word: label for label, word in words(passage(tmp_path), "words")}
    assert classes["warned"] == "FIN"
    assert classes["that"] == "SUB"
    assert classes["may"] == "MODAL"
    assert classes["She"] == "PRON"
    assert classes["."] == "STOP"


def test_a_contraction_is_written_once() -> None:
    rows = [
        "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
        "1\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_",
        "2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_",
        "3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_",
    ]
    text, found = read_conllu("\n".join(rows))
    assert text == "don't."
    assert [(word.start, word.end) for word in found] == [(0, 2), (2, 5), (5, 6)]
