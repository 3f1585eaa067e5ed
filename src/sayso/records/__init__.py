"""Frozen records: what every floor passes on, and nothing that does anything."""

from sayso.records.certainty import Certainty
from sayso.records.claim import Claim, ClaimKind, Horizon, claim_id
from sayso.records.credit import Credit, CreditKind
from sayso.records.document import Block, BlockKind, Document, document_id
from sayso.records.inference import Inference
from sayso.records.made_by import EngineOption, MadeBy
from sayso.records.mention import Actor, ActorKind, Mention, Place, Time
from sayso.records.problem import Problem
from sayso.records.reading import READING_FORMAT, Reading
from sayso.records.sentence import Sentence
from sayso.records.source import AUTHOR, Attribution, Source, SourceKind, Stance
from sayso.records.span import Words

__all__ = [
    "AUTHOR",
    "READING_FORMAT",
    "Actor",
    "ActorKind",
    "Attribution",
    "Block",
    "BlockKind",
    "Certainty",
    "Claim",
    "ClaimKind",
    "Credit",
    "CreditKind",
    "Document",
    "EngineOption",
    "Horizon",
    "Inference",
    "MadeBy",
    "Mention",
    "Place",
    "Problem",
    "Reading",
    "Sentence",
    "Source",
    "SourceKind",
    "Stance",
    "Time",
    "Words",
    "claim_id",
    "document_id",
]
