"""Read any number of rows in the memory of a few, as fast as the database can give them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session


def stream_rows(
    session: Session, query: Select[*tuple[Any, ...]], *, size: int
) -> Iterator[Sequence[Sequence[Any]]]:
    """The rows in lists of `size`, as the driver gives them: ask for texts, days and numbers only.

    On PostgreSQL without a cursor of the server: such a cursor never uses more than one processor,
    and waits for us after every few rows. So it takes two to three times as long.
    """
    connection = session.connection()
    if connection.dialect.name != "postgresql":
        yield from connection.execute(query, execution_options={"yield_per": size}).partitions(size)
        return
    compiled = query.compile(connection.engine, compile_kwargs={"render_postcompile": True})
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor:
        rows = cursor.stream(str(compiled), compiled.params, size=size)
        while batch := list(islice(rows, size)):
            yield batch
