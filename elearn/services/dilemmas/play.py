"""A play of a dilemma: the choices so far, and where they led. Only the browser remembers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.content.dilemma import Choice, Dilemma, Moment, Node
from elearn.content.library import Library
from elearn.services.progress.facts import load_assignments
from elearn.services.refusal import NotThere


@dataclass(frozen=True, slots=True)
class Made:
    """A choice that was made, at its moment."""

    moment: Moment
    choice: Choice


@dataclass(frozen=True, slots=True)
class Play:
    """How far somebody is: the choices in order, and the node they led to."""

    dilemma: Dilemma
    made: tuple[Made, ...]
    here: Node

    @property
    def keys(self) -> list[str]:
        """The keys of the choices, from which `walk` makes this play again."""
        return [one.choice.key for one in self.made]


def walk(dilemma: Dilemma, keys: Sequence[str]) -> Play:
    """The play after these choices; it ends early at a choice that is no longer there."""
    play = Play(dilemma, (), dilemma.nodes[dilemma.start])
    for key in keys:
        further = choose(play, key)
        if further is None:
            break
        play = further
    return play


def choose(play: Play, key: str) -> Play | None:
    """The play after one more choice; None when there is no such choice here."""
    if not isinstance(play.here, Moment):
        return None
    choice = next((one for one in play.here.choices if one.key == key), None)
    if choice is None:
        return None
    return Play(play.dilemma, (*play.made, Made(play.here, choice)), play.dilemma.nodes[choice.target])


def go_back(play: Play, place: int) -> Play:
    """The play as it was before a choice, counted from 0."""
    return walk(play.dilemma, play.keys[: max(place, 0)])


def own_dilemma(
    session: Session, library: Library, *, person_id: UUID, dilemma_id: str
) -> tuple[Dilemma, str]:
    """A dilemma of one of somebody's paths, and that path. Raises NotThere."""
    dilemma = library.dilemmas.get(dilemma_id)
    roles = dilemma.roles if dilemma else ()
    path_id = next((one for one in load_assignments(session, person_id) if one in roles), None)
    if dilemma is None or path_id is None or path_id not in library.paths:
        raise NotThere(f"dilemma {dilemma_id}")
    return dilemma, path_id
