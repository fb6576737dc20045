"""The file that an address is about."""

from __future__ import annotations

from elearn.content.files import ContentFile
from elearn.services.authoring.desk import Desk, sit_down
from elearn.services.authoring.grants import check_may_edit
from elearn.web.current import db, shelf, visitor

ROUTE = "<module_id>/<path:path>"
"""How the addresses of a file end."""


def file_at(module_id: str, path: str) -> ContentFile:
    """A file that the visitor may work on. Raises NotThere."""
    file = ContentFile(module_id, path)
    check_may_edit(db(), shelf(), person_id=visitor().person_id, file=file)
    return file


def desk_at(module_id: str, path: str) -> Desk:
    """The same file with everything to work on it. Raises NotThere."""
    file = file_at(module_id, path)
    return sit_down(db(), shelf(), person_id=visitor().person_id, file=file)
