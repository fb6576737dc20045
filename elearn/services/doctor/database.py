"""What the database itself tells: its tables, the work of every night, and what was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from elearn.db.engine import make_engine, make_sessions, read_only
from elearn.services.doctor.finding import Finding
from elearn.services.doctor.records import check_records
from elearn.services.doctor.upkeep import check_schema, check_upkeep


def check_database(url: str, *, now: datetime) -> Iterator[Finding]:
    """Look at a database and change nothing; of older tables only that they are."""
    engine = make_engine(url)
    try:
        schema = check_schema(engine)
        yield schema
        if schema.level == "goed":
            with make_sessions(engine)() as session:
                read_only(session)
                yield from check_upkeep(session, now=now)
                yield from check_records(session)
    except SQLAlchemyError as error:
        text = "Ik kan de database niet lezen. Kijk of die draait en of het wachtwoord klopt. "
        yield Finding("database", "fout", f"{text}Die zegt: {error}")
    finally:
        engine.dispose()
