"""Stories in the workbench: what is linked is shown, decided on, undone, and made evidence."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.dossier.notes import notes
from tests.web.client import Client, running
from tests.web.filled import CASE
from tests.web.linked import fill_linked, the_boat, the_story
from tests.web.test_safety import HOSTILE, SENTENCES, assert_nothing_acts

from sayso.decisions.casework import to_case
from sayso.pipeline import read
from sayso.ports import Store
from sayso.readers.text import TextReader
from sayso.records.decision import CiteClaim, MergeActors, PutHypothesis, PutQuestion
from sayso.records.hypothesis import Hypothesis
from sayso.records.linked import Doubt
from sayso.web.linked import place_of
from sayso.web.queue import waits
from sayso.workbench import export_case

HOME = f"/cases/{CASE}"
LISTS = (
    *("stories", "queue", "queue?show=losses", "queue?show=doubts"),
    *("actors", "timeline", "ties", "sources"),
)
NAMELESS = "Norland attacked Corvania on 4 March 2026. Two officials believe that the port is shut."


@pytest.fixture(scope="module")
def filled_files(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """Stores of linked notes, in the place of those that are filled otherwise."""
    folder = tmp_path_factory.mktemp("linked")
    made = {False: folder / "own.db", True: folder / "shared.db"}
    for accounts, path in made.items():
        fill_linked(path, accounts=accounts).close()
    return made


def story_path(store: Store, *parts: str) -> str:
    return "/".join((HOME, "stories", the_story(store).id, *parts))


def every_page(store: Store) -> list[str]:
    """Every page of what is linked."""
    story = the_story(store)
    dossier = store.dossiers.current(CASE).dossier
    boxes = "&".join(f"claim={place_of(one)}" for one in the_boat(store).tellings)
    return [
        *(f"{HOME}/{name}" for name in LISTS),
        story_path(store),
        f"{story_path(store)}?all=1",
        *(story_path(store, "copies", one.id) for one in story.copies),
        *(f"{HOME}/actors/{one.id}" for one in dossier.entities[:3]),
        f"{HOME}/sources?voice={dossier.tracks[0].voice}",
        f"{HOME}/evidence?{boxes}",
    ]


def test_every_page_answers(own: Client, store: Store) -> None:
    for path in every_page(store):
        answer = own.get(path)
        assert answer.status_code == 200, path
        assert_nothing_acts(answer.text)


def test_a_story_says_how_much_is_one_voice(own: Client, store: Store) -> None:
    page = own.get(story_path(store)).text
    assert "4 of 7 documents carry another’s text." in page
    assert "5 tellings, 1 origin" in page
    assert "has it from another, and says it more firmly" in page
    assert page.count("<svg") == 2
    assert "3 possible disputes (among the weaker candidates)" in page


def test_stories_are_sorted_and_filtered(own: Client) -> None:
    assert "7 documents · 3 origins" in own.get(f"{HOME}/stories").text
    assert "No story fits that" in own.get(f"{HOME}/stories?words=zebra").text
    disputed = own.get(f"{HOME}/stories?words=militia+boat&disputed=1").text
    assert re.search(r"7 documents .* 3 possible disputes", disputed)
    for order in ("documents", "disputes", "published", "title", "nonsense"):
        assert own.get(f"{HOME}/stories", params={"order": order}).status_code == 200


def test_two_texts_stand_side_by_side_with_shared_and_lost_words(own: Client, store: Store) -> None:
    story = the_story(store)
    loss = next(one for one in story.losses if one.words == "may")
    had, lacks = (story.tellings[id_].document for id_ in (loss.from_, loss.to))
    copy = next(one for one in story.copies if (one.of, one.by) == (had, lacks))
    page = own.get(story_path(store, "copies", copy.id)).text
    assert '<mark class="lost">may</mark>' in page
    assert page.count("<mark>") > 1


def test_claims_say_where_else_they_are_told(own: Client, store: Store) -> None:
    telling = the_boat(store).tellings[0]
    told = "5 tellings, 1 origin"
    reading = own.get(f"{HOME}/documents/{telling.document}").text
    assert re.search(rf"said elsewhere: <a href=\"[^\"]*stories/[^\"]*\"[^>]*>{told}", reading)
    claim = own.get(f"{HOME}/documents/{telling.document}/claims/{telling.claim}").text
    assert told in claim


def test_a_voice_known_by_its_path_alone_is_called_as_its_file(own: Client, store: Store) -> None:
    path = "/srv/desk/notes/Low Mole.txt"
    one = read(text=NAMELESS)
    one = replace(one, document=replace(one.document, location=path))
    store.documents.add(one, case=CASE, who="olga")
    for page in ("sources", "ties", "timeline", f"sources?voice={path}"):
        shown = re.sub(r"<[^>]*>", " ", own.get(f"{HOME}/{page}").text)
        assert path not in shown, page
        assert "Low Mole.txt" in shown, page


def test_a_telling_is_parted_and_the_parting_undone(own: Client, store: Store) -> None:
    last = the_boat(store).tellings[-1]
    sent = {"claim": [place_of(last)], "do": "part", "why": "it is another boat"}
    assert "Kept." in own.post(story_path(store), sent).text
    assert last.claim not in {one.claim for one in the_boat(store).tellings}
    history = own.get(f"{HOME}/history").text
    assert "does not say the same as" in history
    number = store.decisions.list(case=CASE)[-1].number
    own.post(f"{HOME}/history/undo", {"number": str(number)})
    assert last.claim in {one.claim for one in the_boat(store).tellings}


def test_claims_are_joined(own: Client, store: Store) -> None:
    story, boat = the_story(store), the_boat(store)
    other = next(one for one in story.groups if one.id != boat.id)
    boxes = [place_of(boat.tellings[0]), place_of(other.tellings[-1])]
    own.post(story_path(store), {"claim": boxes, "do": "join"})
    groups = [{one.claim for one in each.tellings} for each in the_story(store).groups]
    joined = next(claims for claims in groups if boat.tellings[0].claim in claims)
    assert joined >= {one.claim for one in (*boat.tellings, *other.tellings)}


def test_a_copy_is_turned(own: Client, store: Store) -> None:
    copy = next(one for one in the_story(store).copies if one.direction == "dated" and one.whole)
    own.post(story_path(store, "copies", copy.id), {"taken": "turned"})
    (now,) = (one for one in the_story(store).copies if {one.of, one.by} == {copy.of, copy.by})
    assert (now.of, now.by, now.direction) == (copy.by, copy.of, "decided")
    assert "an analyst said so" in own.get(story_path(store)).text


def test_queues_are_worked_off(own: Client, store: Store) -> None:
    for queue in ("disagreements", "losses", "doubts"):
        page = own.get(f"{HOME}/queue?show={queue}").text
        ids = re.findall(r'name="id" value="([0-9a-f]+)"', page)
        story = re.findall(r'name="story" value="([0-9a-f]+)"', page)
        for number, (id_, of) in enumerate(zip(ids, story, strict=True)):
            sent = {"show": queue, "id": id_, "story": of, "do": ("right", "wrong")[number % 2]}
            assert own.post(f"{HOME}/queue", sent).status_code in (200, 404)
        if ids:
            after = own.get(f"{HOME}/queue?show={queue}").text
            assert f'name="id" value="{ids[0]}"' not in after


def test_claims_that_are_told_once_each_wait_to_be_made_one(store: Store) -> None:
    """They are in no group of their story, and nothing else in it speaks of them."""
    laid, story = store.dossiers.current(CASE), the_story(store)
    told = [
        replace(one, claim=f"{number:016}") for number, one in enumerate(the_boat(store).tellings)
    ]
    assert not {one.claim for one in told} & story.tellings.keys()
    doubt = Doubt(id="d", one=told[0], other=told[1], nearness=0.9)
    (row,) = waits(replace(laid, doubts={story.id: (doubt,)}), "doubts")
    assert [text for text, _ in row.sides] == [told[0].text, told[1].text]
    assert "Selene Wire" in row.sides[0][1]


def test_a_disagreement_and_a_loss_are_dismissed_on_the_story(own: Client, store: Store) -> None:
    story = the_story(store)
    dispute, loss = story.disagreements[0], story.losses[0]
    own.post(story_path(store, "dismiss"), {"disagreement": dispute.id})
    own.post(story_path(store, "dismiss"), {"loss": loss.id})
    now = the_story(store)
    assert dispute.id not in {one.id for one in now.disagreements}
    assert loss.id not in {one.id for one in now.losses}


def test_ticked_claims_become_one_item_with_chain_and_copies(own: Client, store: Store) -> None:
    """Five tell of the boat: one is first-hand, four copy, and the case says so."""
    boat = the_boat(store)
    boxes = [place_of(one) for one in boat.tellings]
    page = own.post(story_path(store), {"claim": boxes, "do": "evidence"})
    assert page.url.path == f"{HOME}/evidence"
    assert page.text.count("nobody: first-hand") == 5
    own.post(f"{HOME}/evidence", {"claim": boxes, "id": "E1", "text": "A boat lay there"})
    state = store.decisions.state(CASE)
    (item,) = state.evidence
    assert (item.id, item.text, len(item.reports)) == ("E1", "A boat lay there", 5)
    assert [one.copies is None for one in item.reports] == [True, False, False, False, False]
    assert any(one.copying.low < 1 for one in item.reports)
    assert {one.name for one in state.witnesses} >= {"Lorvane Post", "The Harbour Herald"}
    cites = [one.act for one in store.decisions.list(case=CASE) if isinstance(one.act, CiteClaim)]
    assert cites[0].chain == ("Selene Wire",)
    acts = [PutQuestion(question="Who?")]
    acts += [PutHypothesis(hypothesis=Hypothesis(id=f"H{n}", text=f"{n}")) for n in (1, 2)]  # type: ignore[misc]
    store.decisions.append(acts, case=CASE, who="ana")
    to_case(store.decisions.state(CASE))
    assert "told by Selene Wire" in export_case(store, CASE)
    assert "told by <bdi>Selene Wire</bdi>" in own.get(f"{HOME}/weigh").text


def test_a_second_item_joins_sources_of_one_name(own: Client, store: Store) -> None:
    for number, group in enumerate(the_story(store).groups[:2], start=1):
        boxes = [place_of(one) for one in group.tellings]
        own.post(f"{HOME}/evidence", {"claim": boxes, "id": f"E{number}"})
    names = [one.name for one in store.decisions.state(CASE).witnesses]
    assert len(names) == len({name.casefold() for name in names})


def test_ticked_claims_of_the_table_become_evidence(own: Client, store: Store) -> None:
    boxes = [place_of(one) for one in the_boat(store).tellings[:2]]
    page = own.post(f"{HOME}/claims", {"claim": boxes, "do": "evidence"})
    assert page.url.path == f"{HOME}/evidence"


def test_a_copy_among_reports_can_be_put_right(own: Client, store: Store) -> None:
    boxes = [place_of(one) for one in the_boat(store).tellings]
    sent = {
        "claim": boxes,
        "id": "E1",
        "copies-2": "",
        "witness-2": "Somebody else",
        "says-3": "no",
    }
    own.post(f"{HOME}/evidence", sent)
    state = store.decisions.state(CASE)
    reports = state.evidence[0].reports
    assert (reports[1].copies, reports[2].says) == (None, False)
    assert "Somebody else" in {one.name for one in state.witnesses}
    bad = own.post(f"{HOME}/evidence", {"claim": boxes, "id": "E2", "copies-1": boxes[0]})
    assert bad.status_code == 422


def test_actors_are_made_one(own: Client, store: Store) -> None:
    first, second = store.dossiers.current(CASE).dossier.entities[:2]
    own.post(f"{HOME}/actors", {"claim": [first.id, second.id], "one_name": "The one"})
    act = store.decisions.list(case=CASE)[-1].act
    assert isinstance(act, MergeActors)
    assert {first.name, second.name} <= set(act.names)
    assert "The one" in {one.name for one in store.dossiers.current(CASE).dossier.entities}


def test_an_upload_is_linked(own: Client, store: Store) -> None:
    note = notes()[0].document.text.replace("Selene Wire", "Osk Wire")
    answer = own.post(f"{HOME}/documents", files=[("files", ("osk.txt", note.encode()))])
    assert answer.status_code == 200
    kept = store.dossiers.latest(CASE)
    assert kept is not None
    assert len(the_story(store).documents) == 8


# What is not as it should be


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("", {"do": "join"}),
        ("", {"do": "nothing", "claim": ["x"]}),
        ("", {"do": "join", "claim": ["0000:1:2"]}),
        ("", {"do": "join", "claim": ["a:2:1"]}),
        ("", {"do": "part", "claim": ["a:1:99999999999999999999999"]}),
        ("", {"do": "join", "claim": ["a:-1:2"]}),
        ("", {"do": "join", "claim": ["a:١:٢"]}),
        ("/dismiss", {}),
    ],
)
def test_a_form_that_makes_no_sense_is_told_of(
    own: Client, store: Store, path: str, fields: dict[str, str]
) -> None:
    answer = own.post(story_path(store) + path, fields)
    assert answer.status_code == 422
    assert "Traceback" not in answer.text
    assert store.decisions.list(case=CASE) == ()


def test_a_whole_group_cannot_be_parted_nor_one_document_joined(own: Client, store: Store) -> None:
    boxes = [place_of(one) for one in the_boat(store).tellings]
    assert own.post(story_path(store), {"claim": boxes, "do": "part"}).status_code == 422
    assert own.post(story_path(store), {"claim": boxes[:1], "do": "join"}).status_code == 422


@pytest.mark.parametrize(
    "path",
    [
        *("stories/0000000000000000", "stories/x", "actors/x", "sources?voice=nobody"),
        *("evidence?claim=x:1:2", "stories/0000000000000000/copies/x"),
    ],
)
def test_what_is_not_there_is_told_so(own: Client, path: str) -> None:
    assert own.get(f"{HOME}/{path}").status_code == 404


def test_a_list_that_is_asked_beyond_its_end_shows_none(own: Client) -> None:
    for path in LISTS:
        for value in ("-1", str(2**63), "x", "١٢", "9" * 400):
            assert own.get(f"{HOME}/{path}", params={"offset": value}).status_code == 200


def test_a_reader_looks_and_decides_nothing_and_others_see_nothing(shared: Store) -> None:
    pages = every_page(shared)
    boxes = [place_of(one) for one in the_boat(shared).tellings]
    forms = (
        (story_path(shared), {"claim": boxes[:1], "do": "part"}),
        (story_path(shared, "dismiss"), {"loss": the_story(shared).losses[0].id}),
        (story_path(shared, "copies", the_story(shared).copies[0].id), {"taken": "none"}),
        (f"{HOME}/queue", {"show": "losses", "id": "x", "story": "x", "do": "right"}),
        (f"{HOME}/evidence", {"claim": boxes}),
        (f"{HOME}/actors", {"claim": ["x", "y"]}),
    )
    with running(shared) as (home, _):
        for name, seen in (("rita", 200), ("sam", 404)):
            with Client(home) as client:
                client.sign_in(name)
                for path in pages:
                    wanted = 403 if seen == 200 and "/evidence?" in path else seen
                    answer = client.get(path)
                    assert answer.status_code == wanted, (name, path)
                    assert 'method="post"' not in answer.text.partition("<main")[2]
                for path, fields in forms:
                    assert client.post(path, fields).status_code == (403 if seen == 200 else 404)
    assert shared.decisions.list(case=CASE) == ()


def test_a_form_of_a_foreign_page_decides_nothing(own: Client, store: Store) -> None:
    boxes = [place_of(the_boat(store).tellings[0])]
    for path, fields in (
        (story_path(store), {"claim": boxes, "do": "part"}),
        (f"{HOME}/queue", {"show": "losses", "do": "wrong", "id": "x", "story": "x"}),
        (f"{HOME}/evidence", {"claim": boxes}),
    ):
        answer = own.post(path, fields, headers={"origin": "https://elsewhere.example"})
        assert answer.status_code == 403
        without = own.http.post(path, data=fields, headers={"origin": own.home})
        assert without.status_code == 403
    assert store.decisions.list(case=CASE) == ()


def test_words_of_documents_are_words_on_every_page(store: Store) -> None:
    """Two documents with script in title, publisher and text, which say the same."""
    for number in (1, 2):
        called = f"{HOSTILE} {number}"
        text = f"{SENTENCES}Number {number} says so.\n"
        document = TextReader().read(text.encode(), location=called)
        store.documents.add(
            read(replace(document, title=called, publisher=called)), case=CASE, who="olga"
        )
    with running(store) as (home, _), Client(home) as client:
        for path in (*every_page(store), f"{HOME}/stories?alone=1"):
            assert_nothing_acts(client.get(path).text)
        stories = store.dossiers.current(CASE).dossier.stories
        hostile = next(
            one for one in stories if any("alert" in str(d.title) for d in one.documents)
        )
        assert len(hostile.documents) == 2
        pages = [f"{HOME}/stories/{hostile.id}"]
        pages += [f"{pages[0]}/copies/{one.id}" for one in hostile.copies]
        for path in pages:
            answer = client.get(path)
            assert answer.status_code == 200
            assert_nothing_acts(answer.text)


def test_programs_decide_too(own: Client, store: Store) -> None:
    api = f"/api{HOME}"
    story = own.get(f"{api}/stories").json()["rows"][0]["id"]
    whole = own.get(f"{api}/stories/{story}").json()
    group = next(one for one in whole["groups"] if one["text"].startswith("A militia boat may"))
    places = [
        {"document": one["document"], "start": one["start"], "end": one["end"]}
        for one in group["tellings"]
    ]
    sent = {"story": story, "claims": places[-1:], "why": "another boat"}
    answer = own.http.post(f"{api}/parts", json=sent)
    assert answer.status_code == 201
    number = answer.json()["decisions"][0]["number"]
    assert own.http.post(f"{api}/undo", json={"number": number}).status_code == 201
    made = own.http.post(f"{api}/evidence", json={"claims": places})
    assert (made.status_code, made.json()["evidence"]) == (201, "E1")
    waiting = own.get(f"{api}/stories/{story}/waiting").json()
    loss = waiting["losses"][0]["id"]
    verdict = {"story": story, "queue": "losses", "id": loss, "right": True}
    assert own.http.post(f"{api}/verdicts", json=verdict).status_code == 201
    after = own.get(f"{api}/stories/{story}/waiting").json()
    assert loss not in {one["id"] for one in after["losses"]}
    copy = {"of": whole["copies"][0]["of"], "by": whole["copies"][0]["by"], "taken": "none"}
    assert own.http.post(f"{api}/copies", json=copy).status_code == 201
    assert own.http.post(f"{api}/copies", json=copy | {"by": copy["of"]}).status_code == 422
    assert own.get(f"{api}/sources").json()["rows"][0]["claims"] > 0
