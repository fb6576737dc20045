"""What is different between two versions of a file, told in Dutch to the one who has to judge it.

`differences` is about plain data with Dutch keys, so that it also works for what is added to the
format later: a key without a word in `words` is quoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from elearn.content.differences.plain import plain
from elearn.content.differences.words import DECIDING, ROWS, Rows, label, switched
from elearn.content.drafts.draft import Read

Data = Mapping[str, Any]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: where, what happened there, and the words before and after.

    `where` is empty for the file as a whole. `decides` means that something else is right now, or
    that somebody else passes.
    """

    where: str
    what: str
    before: str = ""
    after: str = ""
    decides: bool = False

    def __str__(self) -> str:
        sentence = f"{self.where}: {self.what}" if self.where else self.what
        return sentence[:1].upper() + sentence[1:]


def differences(before: Data, after: Data) -> tuple[Change, ...]:
    """Every difference between two versions, in the order of the new one."""
    return tuple(_in_entry("", before, after))


def differences_of_file(before: Read[object] | None, after: Read[object] | None) -> tuple[Change, ...]:
    """Every difference between two versions of a file without mistakes; None: there is no file."""
    if before is None or after is None:
        what = "dit bestand is nieuw" if after else "dit bestand gaat weg"
        return (Change("", what),) if before or after else ()
    if before.document.source.content == after.document.source.content:
        return ()
    found = differences(plain(before), plain(after))
    return found or (Change("", "alleen de schrijfwijze of een opmerking is anders"),)


def _in_entry(where: str, before: Data, after: Data) -> Iterator[Change]:
    is_other_kind = before.get("soort") != after.get("soort")
    for key in dict.fromkeys((*after, *before)):
        old, new = before.get(key), after.get(key)
        if old == new or (is_other_kind and None in (old, new)):
            continue  # of another kind: what it has and the other cannot have says nothing
        if _is_rows(key, old, new):
            yield from _in_rows(where, ROWS[key], old or (), new or ())
        elif isinstance(old, Mapping) or isinstance(new, Mapping):
            yield from _in_entry(_join(where, key.capitalize()), old or {}, new or {})
        else:
            yield _value(where, label(key), key, old, new)


def _is_rows(key: str, old: Any, new: Any) -> bool:
    listed = [one for value in (old, new) for one in (value or ())] if key in ROWS else []
    return bool(listed) and all(isinstance(one, Mapping) for one in listed)


def _value(where: str, name: str, key: str, old: Any, new: Any) -> Change:
    happened = "is nieuw" if not old else "is weg" if not new else "is gewijzigd"
    if isinstance(old, bool) or isinstance(new, bool):
        happened = switched(key, on=bool(new))
    return Change(where, f"{name} {happened}", _words(old), _words(new), key in DECIDING)


def _in_rows(where: str, rows: Rows, old: Sequence[Row], new: Sequence[Row]) -> Iterator[Change]:
    pairs = _pairs(rows, old, new)
    moved = _moved([place for place in pairs if place is not None])
    for place, row in enumerate(new):
        earlier = pairs[place]
        if earlier is None:
            yield _whole(where, rows, place, row, "is nieuw")
        else:
            yield from _in_row(where, rows, place, (old[earlier], row))
            if earlier in moved and not rows.inside:
                yield _whole(where, rows, place, row, f"is verplaatst en stond op plek {earlier + 1}")
    for place, row in enumerate(old):
        if place not in pairs:
            yield _gone(where, rows, place, row)
    if moved and rows.inside:
        yield Change(where, f"{rows.order} is gewijzigd", decides=rows.order == ROWS["stappen"].order)


def _pairs(rows: Rows, old: Sequence[Row], new: Sequence[Row]) -> list[int | None]:
    """For each new row the place of the old one that it was; None for a row that is new."""
    places = {_id(rows, row): place for place, row in enumerate(old)}
    pairs = [places.get(_id(rows, row)) for row in new]
    left = set(places.values()) - set(pairs)
    for place, row in enumerate(new):
        if pairs[place] is None and place in left and _is_same(rows, old[place], row):
            pairs[place] = place
    return pairs


def _is_same(rows: Rows, old: Row, new: Row) -> bool:
    """Whether a row with another id is still the same row: its place says so, or all the rest."""
    return rows.by_place or {**old, rows.id_key: ""} == {**new, rows.id_key: ""}


def _moved(places: list[int]) -> set[int]:
    """The fewest places that have to move for the others to be in order."""
    rising: list[tuple[int, ...]] = [()]
    for place in places:
        before = max((one for one in rising if not one or one[-1] < place), key=len)
        rising.append((*before, place))
    staying = max(rising, key=len)
    return set(places) - set(staying)


def _in_row(where: str, rows: Rows, place: int, pair: tuple[Row, Row]) -> Iterator[Change]:
    old, new = pair
    name = _name(rows, place, new)
    if not rows.inside:
        yield from _in_entry(_join(where, name), old, new)
        return
    for key in dict.fromkeys((*new, *old)):
        if key != "sleutel" and old.get(key) != new.get(key):
            yield _part(where, rows, name, key, (old.get(key), new.get(key)))


def _part(where: str, rows: Rows, name: str, key: str, pair: tuple[Any, Any]) -> Change:
    old, new = pair
    if key == rows.main:
        return Change(where, f"{name} is gewijzigd", _words(old), _words(new))
    if key == "goed":
        return Change(where, f"{name} is {'nu goed' if new else 'niet meer goed'}", decides=True)
    return _value(where, f"{label(key)} bij {name}", key, old, new)


def _whole(where: str, rows: Rows, place: int, row: Row, happened: str) -> Change:
    name = _name(rows, place, row)
    after = _words(row.get(rows.main))
    decides = bool(row.get("goed")) and happened == "is nieuw"
    if rows.inside:
        return Change(where, f"{name} {happened}", after=after, decides=decides)
    return Change(_join(where, name), happened, after=after)


def _gone(where: str, rows: Rows, place: int, row: Row) -> Change:
    before = _words(row.get(rows.main))
    if rows.inside:
        name = _name(rows, place, row)
        return Change(where, f"{name} van eerst is weg", before, decides=bool(row.get("goed")))
    name = f"{rows.one[:1].upper()}{rows.one[1:]} ‘{_id(rows, row)}’"
    return Change(_join(where, name), f"is weg en stond op plek {place + 1}", before)


def _name(rows: Rows, place: int, row: Row) -> str:
    by = {"letter": chr(ord("A") + place), "number": str(place + 1), "id": f"‘{_id(rows, row)}’"}
    name = f"{rows.one} {by[rows.called]}"
    return name if rows.inside else name[:1].upper() + name[1:]


def _id(rows: Rows, row: Row) -> str:
    return str(row.get(rows.id_key, ""))


def _join(where: str, name: str) -> str:
    return f"{where}, {name[:1].lower()}{name[1:]}" if where else name


def _words(value: Any) -> str:
    """A value as the reader of a difference sees it."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_words, value))
    return "" if value is None else str(value)
