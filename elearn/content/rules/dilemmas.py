"""A dilemma can be played: every choice leads on, everything can be reached, and it can end well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from elearn.content.drafts.draft import Draft, Read
from elearn.content.kinds.dilemmas import DilemmaDraft, DilemmaFile, EndEntry, MomentEntry, NodeEntry
from elearn.reader.messages.suggestion import did_you_mean, quoted
from elearn.reader.problem import Problem

GOOD = "verder"
Graph = Mapping[str, frozenset[str]]
"""Name of a node -> the nodes that its choices lead to."""


def check_dilemmas(draft: Draft) -> Iterator[Problem]:
    """What is wrong with the way through a dilemma; only of files that could be read whole."""
    for dilemma in draft.dilemmas.values():
        file = dilemma.value.file
        if file and dilemma.is_sound:
            lost = [*_to_nowhere(dilemma, file)]
            # As long as choices lead nowhere, more about the graph would only be noise.
            yield from lost or _check_graph(dilemma, file)


def _to_nowhere(dilemma: Read[DilemmaDraft], file: DilemmaFile) -> Iterator[Problem]:
    nodes = dilemma.value.nodes
    if file.start not in nodes:
        message = f"De start {quoted(file.start)} is geen knoop."
        yield dilemma.document.problem("D001", ("start",), message, did_you_mean(file.start, nodes))
    for name, node in _moments(nodes):
        for number, choice in enumerate(node.choices):
            if choice.target not in nodes:
                at = ("knopen", name, "keuzes", number, "naar")
                message = f"Deze keuze gaat naar {quoted(choice.target)}, maar die knoop is er niet."
                yield dilemma.document.problem("D001", at, message, did_you_mean(choice.target, nodes))


def _check_graph(dilemma: Read[DilemmaDraft], file: DilemmaFile) -> Iterator[Problem]:
    nodes, graph = dilemma.value.nodes, graph_of(dilemma.value.nodes)
    reached = reachable(graph, file.start)
    ends = {name for name, node in nodes.items() if isinstance(node, EndEntry)}
    yield from _unreachable(dilemma, reached)
    yield from _without_exit(dilemma, graph, reached, ends)
    if not any(_ends_well(nodes[name]) for name in reached):
        message = "Geen enkele weg loopt goed af."
        hint = f"Zorg dat een keuze naar een knoop met `eind: {GOOD}` leidt."
        yield dilemma.document.problem("D004", ("start",), message, hint)


def _unreachable(dilemma: Read[DilemmaDraft], reached: frozenset[str]) -> Iterator[Problem]:
    for name in dilemma.value.nodes:
        if name not in reached:
            place = dilemma.document.key_place(("knopen", name))
            message = f"Geen enkele keuze leidt naar {quoted(name)}."
            hint = "Zet hem bij `naar` van een keuze, of haal hem weg."
            yield dilemma.document.source.problem("D002", *place, message, hint)


def _without_exit(
    dilemma: Read[DilemmaDraft], graph: Graph, reached: frozenset[str], ends: set[str]
) -> Iterator[Problem]:
    for name in reached - ends:
        if not reachable(graph, name) & ends:
            place = dilemma.document.key_place(("knopen", name))
            message = f"Vanaf {quoted(name)} is er geen weg naar een einde."
            hint = "Laat een van de keuzes naar een knoop met `eind` leiden."
            yield dilemma.document.source.problem("D003", *place, message, hint)


def graph_of(nodes: Mapping[str, NodeEntry]) -> Graph:
    """Where the choices of each node lead."""
    return {
        name: frozenset(one.target for one in node.choices) if isinstance(node, MomentEntry) else frozenset()
        for name, node in nodes.items()
    }


def reachable(graph: Graph, start: str) -> frozenset[str]:
    """The nodes that can be reached from a node, and the node itself."""
    seen, ahead = {start}, [start]
    while ahead:
        for name in graph[ahead.pop()] - seen:
            seen.add(name)
            ahead.append(name)
    return frozenset(seen)


def _moments(nodes: Mapping[str, NodeEntry]) -> Iterable[tuple[str, MomentEntry]]:
    return ((name, node) for name, node in nodes.items() if isinstance(node, MomentEntry))


def _ends_well(node: NodeEntry) -> bool:
    return isinstance(node, EndEntry) and node.outcome == GOOD
