"""ClaimReview: forecasts that a person has settled, and nothing else.

Source: schema.org, ClaimReview: claimReviewed, itemReviewed, reviewRating, author.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from sayso.records.ledger import ForecastStatement, Ledger, Outcome, Question
from sayso.records.manner import PLAIN, Manner

_RATINGS = {"yes": (5, "it came about"), "no": (1, "it did not come about")}
"""On the five steps that readers of ClaimReview show; the words say what is meant."""


class LedgerClaimReview:
    """Writes a review a line: of each forecast whose question somebody has settled by yes or no."""

    extensions: ClassVar[tuple[str, ...]] = (".claimreview.json",)
    media_type: ClassVar[str] = "application/ld+json"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Ledger], manner: Manner = PLAIN) -> Iterator[str]:
        """The reviews in the order of the forecasts; what is left out is told."""
        for ledger in records:
            questions = {one.id: one for one in ledger.questions}
            left = 0
            for forecast in ledger.forecasts:
                outcome = ledger.settled.get(forecast.question)
                if outcome is None or not _is_judged(outcome) or forecast.is_unconfirmed:
                    left += 1
                    continue
                review = _review(forecast, questions[forecast.question], outcome)
                yield json.dumps(review, ensure_ascii=False) + "\n"
            if left:
                manner.tell(
                    f"{left} of {len(ledger.forecasts)} forecasts are no reviews: nobody who is "
                    "named has settled them by yes or no"
                )


def _is_judged(outcome: Outcome) -> bool:
    return bool(outcome.who) and outcome.result in _RATINGS


def _review(forecast: ForecastStatement, question: Question, outcome: Outcome) -> dict[str, Any]:
    rating, words = _RATINGS[outcome.result]
    told = ", according to ".join((forecast.source, *reversed(forecast.told_by)))
    sure = f"“{forecast.probability.text}”" if forecast.probability else "no words of likelihood"
    claim: dict[str, Any] = {
        "@type": "Claim",
        "author": {"@type": "Thing", "name": forecast.source},
        "abstract": f"{told}; {forecast.stance}; {sure}",
        "text": forecast.words or question.asks,
    }
    if forecast.made is not None:
        claim["datePublished"] = forecast.made.isoformat()
    if forecast.document:
        claim["appearance"] = {"@type": "CreativeWork", "name": forecast.document}
    review: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": question.asks or forecast.words or question.id,
        "author": {"@type": "Person", "name": outcome.who},
        "itemReviewed": claim,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": rating,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": words,
        },
    }
    if outcome.known is not None:
        review["datePublished"] = outcome.known.isoformat()
    if outcome.why or outcome.evidence:
        review["reviewBody"] = "; ".join(filter(None, (outcome.why, *outcome.evidence)))
    return review
