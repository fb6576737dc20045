"""Two small paths, a guide that changes once, and what an organisation has not decided yet."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from elearn.content.guide import Guide, KeyPoint
from elearn.content.library import Library, Module
from tests.services.content import make_library, make_module
from tests.simulation.diary import PolicyFacts

POINT = "p01.k1"
USUAL = {"balie": PolicyFacts(12, 60), "wijk": PolicyFacts(24, 60)}
"""What counts while nobody decided anything: the months of the content, a window of 60 days."""


def module_saying(text: str, edition: str) -> Module:
    """The module with this text in its guide; every question cites it."""
    module = make_module()
    point = KeyPoint(POINT, text, "p01", (), sensitive=False)
    return replace(
        module,
        edition=edition,
        guide=Guide("Gids", "VAR", edition, {}, MappingProxyType({POINT: point}), ()),
        paths={key: replace(module.paths[key], valid_months=USUAL[key].months) for key in module.paths},
    )


OLD = module_saying("Luister eerst.", "editie-1")
NEW = module_saying("Luister eerst, en vraag dan door.", "editie-2")


def library_of(module: Module) -> Library:
    return make_library(module)
