"""Attempts that are not kept any more: the completion that they led to stands in for them."""

from __future__ import annotations

from collections.abc import Sequence

from elearn.content.library import Library
from elearn.services.progress.values import CompletionView, Facts, Taken


def taken_at(library: Library, facts: Facts, test_id: str) -> tuple[Taken, ...]:
    """The attempts at a test, in order.

    They go some time after a path is finished. A completion of a path that holds the test then
    says that it was passed.
    """
    taken, proof = facts.attempts.get(test_id, ()), _proof(library, facts, test_id)
    if proof is None or _is_there(taken, proof):
        return taken
    return (_stand_in(proof, test_id), *taken)


def next_number(library: Library, facts: Facts, test_id: str) -> int:
    """The number of the next attempt; never one that was used before."""
    used = [one.number for one in facts.attempts.get(test_id, ())]
    return max(used, default=1 if _proof(library, facts, test_id) else 0) + 1


def _proof(library: Library, facts: Facts, test_id: str) -> CompletionView | None:
    """The last completion of a path with the test."""
    proofs = [
        completion
        for path_id, completion in facts.completions.items()
        if path_id in library.paths and test_id in library.paths[path_id].test_ids
    ]
    return max(proofs, key=lambda one: one.completed_at, default=None)


def _is_there(taken: Sequence[Taken], proof: CompletionView) -> bool:
    """Whether the pass that a completion is about was kept so far."""
    return any(one.passed and one.submitted_at and one.submitted_at <= proof.completed_at for one in taken)


def _stand_in(proof: CompletionView, test_id: str) -> Taken:
    return Taken(
        id=None,
        test_id=test_id,
        number=0,
        started_at=proof.completed_at,
        submitted_at=proof.completed_at,
        passed=True,
        open_place=None,
    )
