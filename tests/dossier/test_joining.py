"""Joining: sets of things that are alike, and of those that belong together whatever they are."""

from itertools import pairwise

from sayso.dossier.joining import homes_of, join_alike

MANY = 50_000
"""Were each pair to copy the set that it joins to, this would take minutes."""


def test_a_chain_of_very_many_pairs_is_one_set_in_time_that_grows_as_it_does() -> None:
    joined = list(pairwise(range(MANY)))
    assert join_alike(MANY, (), joined, least=1.0) == (tuple(range(MANY)),)


def test_each_number_has_the_home_that_the_last_pair_made() -> None:
    assert homes_of(5, [(0, 1), (3, 4), (4, 0)]) == ([7, 7, 2, 7, 7], 8)


def test_what_is_alike_to_a_joined_set_on_average_joins_it() -> None:
    alike = {(0, 2): 0.9, (1, 2): 0.5, (2, 3): 0.6}
    assert join_alike(4, alike.items(), [(0, 1)], least=0.7) == ((0, 1, 2), (3,))
    assert join_alike(4, alike.items(), [(0, 1)], least=0.71) == ((0, 1), (2,), (3,))


def test_sets_with_a_pair_that_is_held_apart_are_never_joined() -> None:
    alike = {(0, 1): 1.0, (1, 2): 0.9, (0, 2): 0.5, (2, 3): 0.8}
    assert join_alike(4, alike.items(), least=0.1) == ((0, 1, 2, 3),)
    assert join_alike(4, alike.items(), least=0.1, apart=[(0, 2)]) == ((0, 1), (2, 3))
    assert join_alike(3, (), [(0, 1)], least=0.1, apart=[(0, 1)]) == ((0, 1), (2,))
