"""What Alembic runs: it gets an open connection from `elearn.db.migrate`, never a URL."""

from alembic import context

from elearn.db import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
)
context.run_migrations()
