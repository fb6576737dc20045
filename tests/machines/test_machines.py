"""The machines themselves: what the other tests lean on."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text


def test_each_test_has_a_migrated_database(engine):
    assert "alembic_version" in inspect(engine).get_table_names()


@pytest.mark.parametrize("_run", [1, 2])
def test_each_test_has_a_database_of_its_own(engine, _run):
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE only_here (id integer)"))

    assert inspect(engine).has_table("only_here")


@pytest.mark.e2e
def test_the_browser_renders_dutch(page):
    page.set_content("<h1>‘Eén café’ – coöperatie</h1>")

    assert page.inner_text("h1") == "‘Eén café’ – coöperatie"
