"""Word classes as the reader needs them, from Universal Dependencies and Penn tags."""

from training.corpora.conllu import Word

_BY_TAG = {
    "VBZ": "FIN", "VBP": "FIN", "VBD": "FIN", "MD": "MODAL", "VB": "BASE", "VBN": "PART",
    "VBG": "ING", "NN": "NOUN", "NNS": "NOUN", "NNP": "NAME", "NNPS": "NAME", "RP": "ADV",
    "CC": "COORD", "TO": "TO", "POS": "POSS", "EX": "PRON", "CD": "NUM", "DT": "DET",
    "PDT": "DET", "PRP$": "DET", "WP$": "REL", "UH": "ADV", "HYPH": "STOP",
}  # fmt: skip
_QUOTES = frozenset("\"'“”‘’«»") | {"''", "``"}


def word_class(word: Word) -> str:
    """The class of a word: see sayso.analysis.syntax.word_classes."""
    if word.upos == "PUNCT":
        return "COMMA" if word.form == "," else "QUOTE" if word.form in _QUOTES else "STOP"
    if word.form.lower() in ("not", "n't", "n’t"):
        return "NOT"
    if word.xpos.startswith(("JJ", "AFX")):
        return "ADJ"
    if word.xpos.startswith("RB"):
        return "ADV"
    if word.xpos == "PRP":
        return "PRON" if word.relation.startswith(("nsubj", "expl")) else "OBJ"
    if word.xpos in ("WDT", "WP", "WRB"):
        return "REL" if "PronType=Rel" in word.features else "SUB"
    if word.xpos == "DT" and word.upos == "PRON":
        return "PRON"
    if word.xpos == "IN":
        return "SUB" if word.upos == "SCONJ" else "PREP"
    return _BY_TAG.get(word.xpos, "NOUN")
