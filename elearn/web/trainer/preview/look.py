"""Which view of a file a trainer asks for: of what text, as whom, and in which mode."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

MODES = {"oefenen": "Oefenen", "toets": "Toets"}
WIDTHS = {"telefoon": "Telefoon", "computer": "Computer"}


@dataclass(frozen=True, slots=True)
class Look:
    """What the address says; a field that is empty or unknown gets the first possible value.

    `bron`: `concept`, `live` or the id of a proposal. `vraag` and `rol` are ids, `stap` counts
    from 1. `sleutel`: `met` shows what is right. `weg`: the choices so far in a dilemma.
    """

    bron: str = "concept"
    vraag: str = ""
    vorm: str = "oefenen"
    rol: str = ""
    sleutel: str = "zonder"
    stap: int = 1
    breedte: str = "telefoon"
    weg: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Look:
        """Read an address or a form; what is strange counts as not given."""
        step = given.get("stap", "")
        look = cls(
            bron=given.get("bron") or "concept",
            vraag=given.get("vraag", ""),
            rol=given.get("rol", ""),
            sleutel="met" if given.get("sleutel") == "met" else "zonder",
            weg=given.get("weg", ""),
            stap=int(step) if step.isdecimal() and len(step) < 3 else 1,  # noqa: PLR2004 -- two digits
        )
        vorm, breedte = given.get("vorm", ""), given.get("breedte", "")
        look = replace(look, vorm=vorm) if vorm in MODES else look
        return replace(look, breedte=breedte) if breedte in WIDTHS else look

    def address(self, **changes: Any) -> dict[str, Any]:
        """The look as arguments of an address, without what goes without saying."""
        changed, plain = asdict(replace(self, **changes)), asdict(Look())
        return {key: value for key, value in changed.items() if value != plain[key]}

    @property
    def with_key(self) -> bool:
        """Whether what is right is shown."""
        return self.sleutel == "met"
