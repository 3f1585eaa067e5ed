"""Proposing evidence: one item of ticked claims, a report for each, chain and copies filled in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.dossier.credits import plain
from sayso.dossier.speaking import find_voice, puts_forward
from sayso.pages.draw_reading import document_title
from sayso.pages.draw_source import KIND_LABELS
from sayso.pages.draw_words import quoted
from sayso.records import Claim, Document, Reading
from sayso.records.anchor import Anchor
from sayso.records.laid import CaseState, LaidDossier
from sayso.records.linked import Telling
from sayso.web.claim_acts import anchor
from sayso.web.linked import read_places
from sayso.web.visitors import Desk, NotThereError, laid_reading

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedReport:
    """A claim as a report: by whom, through whom, whether it says so, and what it copies.

    ``known`` is the id of a source of the case with that name, "" for none. ``copies`` is the
    place of another ticked claim, "" for none; ``copying`` how likely it repeats that.
    """

    place: str
    anchor: Anchor
    title: str
    witness: str
    known: str
    chain: tuple[str, ...]
    says: bool
    copies: str = ""
    copying: tuple[float, float] | None = None
    origin: str | None = None

    @property
    def quote(self) -> str:
        """The claim's words on one line."""
        return quoted(self.anchor.quote)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An item of evidence as it could be: its words, and its reports."""

    text: str
    reports: tuple[ProposedReport, ...]


@dataclass(frozen=True, slots=True)
class _Ticked:
    """A ticked claim, its document, and what was linked of it, if anything was."""

    claim: Claim
    document: Document
    telling: Telling | None

    @property
    def place(self) -> Place:
        return self.document.id, self.claim.start, self.claim.end

    @property
    def box(self) -> str:
        return "{}:{}:{}".format(*self.place)


def propose(desk: Desk, written: Sequence[str], laid: LaidDossier, state: CaseState) -> Proposal:
    """The item that the ticked claims could be.

    Raises:
        ConfigError: none was ticked, or too many.
        NotThereError: a claim is not there.
    """
    told = _ticked(desk, written, laid)
    tellings = {one.telling.claim: one.telling for one in told if one.telling}
    every = _tellings(laid, tellings.values())
    follows = {one.claim.id: _followed(one, tellings, every) for one in told}
    boxes = {one.claim.id: one.box for one in told}
    origins = [one.telling.origin for one in told if one.telling and follows[one.claim.id] is None]
    names = _names(told)
    like_group = told[0].telling is None or told[0].telling.says == puts_forward(told[0].claim)
    reports = []
    for one in told:
        first = follows[one.claim.id]
        telling = one.telling
        shares = telling is not None and first is None and origins.count(telling.origin) > 1
        reports.append(
            ProposedReport(
                place=one.box,
                anchor=anchor(one.claim, one.document.id),
                title=document_title(one.document),
                witness=names[one.claim.id],
                known=_known(names[one.claim.id], state),
                chain=_chain(one, names[one.claim.id]),
                says=(telling.says == like_group) if telling else puts_forward(one.claim),
                copies=boxes[first] if first else "",
                copying=telling.copying if telling and first else None,
                origin=telling.origin if telling and shares else None,
            )
        )
    return Proposal(text=quoted(told[0].claim.text), reports=tuple(reports))


def _ticked(desk: Desk, written: Sequence[str], laid: LaidDossier) -> list[_Ticked]:
    wanted = read_places(written)
    linked = {
        (one.document, one.start, one.end): one
        for story in laid.dossier.stories
        if {id_ for id_, _, _ in wanted} & {each.id for each in story.documents}
        for one in story.tellings.values()
    }
    readings = {id_: laid_reading(desk, id_).reading for id_ in {id_ for id_, _, _ in wanted}}
    found = []
    for place in wanted:
        reading = readings[place[0]]
        claim = _claim_at(reading, place)
        found.append(_Ticked(claim, reading.document, linked.get(place)))
    return found


def _claim_at(reading: Reading, place: Place) -> Claim:
    for one in reading.claims:
        if (one.start, one.end) == place[1:]:
            return one
    raise NotThereError


def _tellings(laid: LaidDossier, told: Iterable[Telling]) -> Mapping[str, Telling]:
    """All tellings of the stories of these."""
    documents = {one.document for one in told}
    found: dict[str, Telling] = {}
    for story in laid.dossier.stories:
        if documents & {one.id for one in story.documents}:
            found |= story.tellings
    return found


def _followed(
    one: _Ticked, ticked: Mapping[str, Telling], every: Mapping[str, Telling]
) -> str | None:
    """The nearest ticked telling that a claim goes back to: those between may not be ticked."""
    if one.telling is None:
        return None
    at = one.telling.follows
    while at is not None and at in every:
        if at in ticked:
            full = one.telling.copying is None
            # A full copy says the same: with the other stance it knows more than it was told.
            return at if ticked[at].says == one.telling.says or not full else None
        at = every[at].follows
    return None


def _names(told: Sequence[_Ticked]) -> dict[str, str]:
    """What the source of each is called: one name for one voice, however it is written."""
    called: dict[str, str] = {}
    names = {}
    for one in told:
        telling = one.telling
        if telling is not None and telling.follows is not None:
            name = key = _publisher(one.document)
        else:
            voice = telling.voice if telling else find_voice(one.claim, one.document)
            name, key = _label(one, voice.label), voice.entity or voice.label
        names[one.claim.id] = called.setdefault(plain(key) or key, name)
    return names


def _label(one: _Ticked, label: str) -> str:
    if label.strip():
        return quoted(label)
    return one.claim.source.name or KIND_LABELS[one.claim.source.kind]


def _publisher(document: Document) -> str:
    """Who puts a document forward, whatever is known of that."""
    return quoted(document.publisher or "") or document_title(document)


def _chain(one: _Ticked, witness: str) -> tuple[str, ...]:
    """Whoever passed on what the witness said, the outermost first: the document, then speakers."""
    voice = one.telling.voice if one.telling else find_voice(one.claim, one.document)
    ends = {plain(witness), plain(voice.name)}
    chain: list[str] = []
    for name in _links(one):
        if plain(name) in ends:
            break
        chain.append(name)
    return tuple(dict.fromkeys(chain))


def _links(one: _Ticked) -> Iterator[str]:
    yield _publisher(one.document)
    for link in one.claim.attributions:
        source = link.source
        if source.kind != "author":
            words = ""
            if source.start is not None and source.end is not None:
                words = one.document.text[source.start : source.end]
            yield quoted(source.name or words) or KIND_LABELS[source.kind]


def _known(name: str, state: CaseState) -> str:
    return next((one.id for one in state.witnesses if one.name.casefold() == name.casefold()), "")
