"""The profiles that come with the product."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from elearn.exports.registrations.profile import Profile, read_profile

FOLDER = Path(__file__).parent.parent / "profiles"
FIRST = "nl-excel"
"""The profile that suits people; the others suit a system."""


class BrokenProfileError(Exception):
    """A profile of our own is wrong; a test reads all of them."""


@cache
def shipped_profiles() -> dict[str, Profile]:
    """Name -> profile, the one for people first."""
    names = sorted((path.stem for path in FOLDER.glob("*.yaml")), key=lambda name: (name != FIRST, name))
    return {name: _read(name) for name in names}


def _read(name: str) -> Profile:
    profile, problems = read_profile(name, (FOLDER / f"{name}.yaml").read_bytes())
    if profile is None:
        raise BrokenProfileError("\n".join(map(str, problems)))
    return profile
