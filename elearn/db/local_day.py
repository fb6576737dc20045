"""The day in the Netherlands of a moment, worked out by the database where it knows zones."""

from __future__ import annotations

from typing import Any

from sqlalchemy import DateTime
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class local_day(FunctionElement[Any]):  # noqa: N801 -- it reads as a function in a query
    """On PostgreSQL a date; on SQLite still the moment, in UTC and without a zone.

    A million moments cost Python seconds, and PostgreSQL a fraction of that.
    """

    type = DateTime()
    inherit_cache = True


@compiles(local_day, "sqlite")
def _as_it_is(element: Any, compiler: Any, **more: Any) -> str:
    (moment,) = element.clauses
    return str(compiler.process(moment, **more))


@compiles(local_day, "postgresql")
def _in_amsterdam(element: Any, compiler: Any, **more: Any) -> str:
    (moment,) = element.clauses
    return f"CAST(timezone('Europe/Amsterdam', {compiler.process(moment, **more)}) AS DATE)"
