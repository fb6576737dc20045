"""`python -m elearn.content.schemas`: write the schemas of the content beside it."""

from __future__ import annotations

from elearn.content.schemas import write_schemas
from elearn.settings import PROJECT

if __name__ == "__main__":
    write_schemas(PROJECT / "modules")
