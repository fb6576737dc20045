"""Warnings that an author silenced with a reason, and silences that silence nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from elearn.content.drafts.draft import Draft
from elearn.reader.messages.codes import TITLES, WARNINGS
from elearn.reader.messages.suggestion import did_you_mean, quoted
from elearn.reader.places import Loc
from elearn.reader.problem import Problem
from elearn.reader.silence import Silence, find_silences


def leave_out_silenced(draft: Draft, problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems of a module that nobody silenced, and what is wrong with the silences."""
    silences = [one for read in draft.files for one in find_silences(read.document)]
    used: set[tuple[str, Loc]] = set()
    for problem in problems:
        found = [one for one in silences if one.code == problem.code and _covers(one, problem, draft)]
        used.update((one.document.name, one.at) for one in found)
        if problem.severity == "fout" or not found:
            yield problem
    is_complete = all(problem.severity != "fout" for problem in problems)
    for silence in silences:
        if silence.code not in WARNINGS:
            yield _not_a_warning(silence)
        elif is_complete and (silence.document.name, silence.at) not in used:
            message = f"Hier is geen waarschuwing {silence.code}, dus er valt niets te negeren."
            yield silence.problem("N003", message, "Haal deze regel weg.")


def _covers(silence: Silence, problem: Problem, draft: Draft) -> bool:
    """A silence at the top of module.yaml counts for every file of the module."""
    of_module = silence.document is draft.module.document and not silence.scope
    return of_module or silence.covers(problem)


def _not_a_warning(silence: Silence) -> Problem:
    if silence.code in TITLES:
        message = f"{silence.code} is een fout. Een fout kun je niet negeren."
        return silence.problem("N002", message, "Los de fout op en haal deze regel weg.")
    message = f"{quoted(silence.code)} is geen code van een waarschuwing."
    return silence.problem("N001", message, did_you_mean(silence.code, WARNINGS))
