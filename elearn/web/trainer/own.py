"""The modules that the visitor was given: a trainer sees no other ones."""

from __future__ import annotations

from elearn.content.library import Library
from elearn.services.authoring.grants import modules_of
from elearn.services.reports.answering import inbox_of
from elearn.services.reports.values import Inbox
from elearn.web.current import db, library, shelf, visitor


def own_modules() -> tuple[str, ...]:
    """Their ids, in order; also of one that a mistake keeps from being served."""
    return modules_of(db(), shelf(), person_id=visitor().person_id)


def own_library() -> Library:
    """What is served of them."""
    whole, mine = library(), own_modules()
    if all(one in mine for one in whole.modules):
        return whole  # the same one, with all that it remembers
    return Library({one: whole.modules[one] for one in mine if one in whole.modules})


def own_inbox() -> Inbox:
    """The reports on questions of them."""
    organisation_id = visitor().organisation_id
    return inbox_of(library(), organisation_id=organisation_id, module_ids=own_modules())
