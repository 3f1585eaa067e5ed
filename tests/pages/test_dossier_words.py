"""What documents and voices of a dossier are called, and what is done to whom how surely."""

from dataclasses import replace

from tests.dossier.notes import example, link, read

from sayso.pages.dossier_sentences import entity_sentence, tie_sentence
from sayso.pages.dossier_words import Names
from sayso.records.dossier import Story


def nameless(*places: str) -> Story:
    """The example, its first documents without a name but for where they were read."""
    first = [
        replace(one, publisher=None, title=None, location=place)
        for one, place in zip(example().documents, places, strict=False)
    ]
    return replace(example(), documents=(*first, *example().documents[len(first) :]))


def called(*places: str) -> list[str]:
    names = Names.of(nameless(*places))
    assert [names.voice(place) for place in places] == list(map(names.publisher, names.documents))[
        : len(places)
    ]
    return [names.voice(place) for place in places]


def test_a_document_without_a_name_is_called_as_its_file_not_its_folder() -> None:
    assert called("../notes/wire.txt", "../notes/blog.txt") == ["wire.txt", "blog.txt"]


def test_files_of_one_name_and_web_addresses_are_told_apart_by_the_whole_place() -> None:
    assert called("a/note.txt", "b/note.txt") == ["a/note.txt", "b/note.txt"]
    assert called("https://osk.example/a/note") == ["https://osk.example/a/note"]


def test_a_voice_known_by_its_place_is_called_by_the_title() -> None:
    first = replace(example().documents[0], publisher=None, title="Blast", location="x/a.md")
    names = Names.of(replace(example(), documents=(first,)))
    assert names.voice("x/a.md") == "Blast"
    assert names.voice("port authority") == "port authority"


def test_two_of_one_title_and_day_without_a_publisher_are_told_apart_by_their_files() -> None:
    """Letters that answer each other have one subject."""
    first, second, *_ = example().documents
    letters = tuple(
        replace(one, publisher=None, title="The shed", location=place, published=first.published)
        for one, place in ((first, "mail/a.eml"), (second, "mail/b.eml"))
    )
    names = Names.of(replace(example(), documents=letters))
    assert names.publisher(first.id) != names.publisher(second.id)
    assert "a.eml" in names.document(first.id)


def test_two_of_one_name_are_told_apart_by_their_kind() -> None:
    lines = [entity_sentence(one) for one in link([read("Norland attacked Corvania.")]).entities]
    assert lines
    assert all(" (" in line.split(":")[0] for line in lines)


def test_what_is_called_unlikely_is_no_deed() -> None:
    dossier = link([read("Norland will probably not attack Corvania this spring.", "A")])
    names = {one.id: one.name for one in dossier.entities}
    (tie,) = [one for story in dossier.stories for one in story.ties]
    assert tie.claims == ()
    assert len(tie.denied) == 1
    assert tie_sentence(tie, names).endswith("denied, or called unlikely)")
