"""A large municipality in PostgreSQL, made by the database itself: a million rows in a minute."""

from __future__ import annotations

from sqlalchemy import text

from elearn.db.engine import make_engine

PATHS = ("baliemedewerker", "wijknetwerker", "communicatieadviseur", "aandachtsfunctionaris")
DONE = 4
"""Of so many assignments all but one are completed."""

FILL = """
INSERT INTO organisation (id, code, name, contacts, settings)
VALUES (gen_random_uuid(), 'groot', 'Gemeente Groot', '{{}}', '{{}}');
INSERT INTO chain_end (organisation_id, chain, length, last_hash, removed, removed_hash)
SELECT id, 'completion', {rows}, '', 0, '' FROM organisation;
INSERT INTO department (id, organisation_id, name)
SELECT gen_random_uuid(), organisation.id, 'Afdeling ' || n FROM organisation, generate_series(0, 49) AS n;
INSERT INTO person (id, organisation_id, department_id, name, email, personnel_number, function, is_demo,
    created_at, lookup)
SELECT gen_random_uuid(), o.id, d.id, 'Naam van de Proef ' || n, 'naam' || n || '@groot.example',
    lpad(n::text, 8, '0'), 'Medewerker', false, now(), 'proef ' || md5(n::text)
FROM organisation AS o, generate_series(1, {people}) AS n
JOIN department AS d ON d.name = 'Afdeling ' || (n % 50);
INSERT INTO completion (id, organisation_id, sequence, person_id, path_id, number, code, holder_hash,
    organisation_name, path_title, module_id, edition, minutes, lessons,
    started_on, completed_at, completed_on, valid_until, previous_hash, hash)
SELECT gen_random_uuid(), p.organisation_id, row_number() OVER (), p.id, path, 1,
    'C' || row_number() OVER (), '', '', path, 'polarisatie', md5(path), 34, 7,
    '2026-01-01', now(), date '2026-01-01' + (p.personnel_number::int % 300), '2028-06-01', '', ''
FROM person AS p, unnest(ARRAY[{paths}]) WITH ORDINALITY AS t (path, place)
WHERE (p.personnel_number::int + place) % {done} <> 0;
INSERT INTO assignment (id, person_id, path_id, assigned_at, due_on, reason, started_at, completion_id,
    completed_on, valid_until)
SELECT gen_random_uuid(), p.id, path, now(), '2026-12-31', '', now(), c.id, c.completed_on, c.valid_until
FROM person AS p CROSS JOIN unnest(ARRAY[{paths}]) AS path
LEFT JOIN completion AS c ON c.person_id = p.id AND c.path_id = path;
"""


def fill(url: str, count: int) -> None:
    """So many assignments of people of one organisation, most of them completed."""
    engine = make_engine(url)
    paths = ", ".join(f"'{one}'" for one in PATHS)
    filled = FILL.format(rows=count, people=count // len(PATHS), paths=paths, done=DONE)
    with engine.begin() as connection:
        for statement in filled.split(";\n"):
            if statement.strip():
                connection.execute(text(statement.replace(":", "\\:")))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()
