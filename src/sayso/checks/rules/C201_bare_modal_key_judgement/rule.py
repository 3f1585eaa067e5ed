"""C201: may, might or could as the only word of certainty in a key judgement."""

import re
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.fixes import likelihoods
from sayso.checks.hedges import is_conceded
from sayso.language.lexicon import phrases
from sayso.records.finding import Finding

_MODAL = re.compile(r"(?:may|might|could)\b", re.IGNORECASE)

_CONCEDED = re.compile(r"(?:^|[,;—–]\s)(?:while|although|though)\b[^,]*$", re.IGNORECASE)

# An illustration, another's view, a possibility in law, an unreal past: none is an estimate.
_NO_ESTIMATE = re.compile(
    r"^That (?!is\b|was\b)[^,;]*$"
    r"|^(?:\d+ )?(?:And |But )?(?:(?:For|To) (?:his|her|their|its|those) [\w ]{3,40},"
    r"|For (?:example|instance|many|most|some|proponents|critics|supporters)\b"
    r"|In (?:theory|principle)\b)|\b[Hh]ad \w+ (?:been|not)\b"
    r"|\b(?:chance|possibility|risk|likelihood|prospect|odds) that [^,;]*$|\b(?:we|one) $"
)

_NO_EVENT = re.compile(
    r"\s+(?:well\s+|also\s+)?(?:(?:as well|wonder|ask|argue|object|think|seem|want|wish)\b"
    r"|(?:apply|appeal|prefer|contact|not add|use|draw on)\b"
    r"|be (?:expected|forgiven|excused|spent|used|described|called|had|obtained|sent|paid|left"
    r"|right|wrong|mistaken|so)\b)"
)

# "It is unclear to what extent, if at all, the loan might …": an open question, said as such.
_ASKED = re.compile(
    r"\b(?:unclear|uncertain|unknown|not (?:yet )?known|open question|cannot (?:be )?sa(?:y|id))\b"
    r"[^.;]*$"
)
_CONDITION = re.compile(
    r"\b(?:if|when|so|so that|whether|why|how|who|whose|which|where|as|all|everything|whatever"
    r"|what)\s+"
    r"(?:[\w.’'-]+\s+){0,4}$",
    re.IGNORECASE,
)

_RELATIVE = re.compile(
    r"\b(?:that|which|who|than (?:it|they|he|she))\s+(?:\w+ly\s+)?$|\bin which\b[^;.]*$"
    r"|\b(?:neither|no|none|few) (?:\w+ )?$|\b(?:nobody|no one|none)\b[^.;]{0,40}$",
    re.IGNORECASE,
)

_FEARED = re.compile(
    r"\b(?:fear|concern|acknowledg|sense|hope|worr|belief|suggesti|warning|idea|feeling|suspicion|speculation|optimis|confiden|expectation"
    r"|extent|best)\w*\b.{0,80}\bthat\b|\b(?:expressed|articulated|voiced)\b",
    re.IGNORECASE | re.DOTALL,
)

_COUNTERFACTUAL = re.compile(
    r"\bcould have \w+(?<!been)\b|^Had \w|^That way\b|\bwould have\b"
    r"|could (?:say|on|do all|muster)\b"
)

_SENSED = re.compile(r"\s+be (?:heard|felt|found|read)\b(?! as\b)|\s+be seen (?!as\b)")


def find(context: Context) -> Iterator[Finding]:
    """C201: may, might or could as the only word of certainty in a key judgement."""
    if not context.is_analysis:
        return
    key = [claim for _, claim in context.key_judgements]
    taken = {claim.id for claim in key}
    ahead = [one for one in context.own_views if one.kind == "forecast" and one.id not in taken]
    for claim in (*key, *ahead):
        certainty = claim.certainty
        if certainty is None or certainty.low is not None:
            continue
        if not _MODAL.match(certainty.text) or claim.source.kind != "author":
            continue
        if phrases("key_judgements", "of_itself").search(claim.text) is not None:
            continue
        before = context.text[context.sentence_at(certainty.start)[0] : certainty.start]
        if _SENSED.match(context.text, certainty.end):
            continue
        if _COUNTERFACTUAL.search(f"{before}{context.text[certainty.start : certainty.end + 20]}"):
            continue
        if _FEARED.search(before) or _NO_ESTIMATE.search(before) or _CONCEDED.search(before):
            continue
        if _NO_EVENT.match(context.text, certainty.end):
            continue
        if _ASKED.search(before) or _CONDITION.search(before) or _RELATIVE.search(before):
            continue
        if not is_conceded(context, certainty):
            place = certainty.start, certainty.end
            yield context.find("C201", *place, fixes=tuple(likelihoods(context, *place)))
