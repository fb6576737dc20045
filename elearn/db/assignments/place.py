"""Where somebody works, repeated on their assignments: the database itself copies it from `person`.

So a list or a count of a municipality reads one table, and is right whoever writes the other. A
migration that makes `assignment` or `person` anew has to make these triggers anew as well.
"""

from __future__ import annotations

SQLITE = (
    """
    CREATE TRIGGER assignment_takes_place AFTER INSERT ON assignment BEGIN
    UPDATE assignment SET (organisation_id, department_id, left_on, lookup) =
        (SELECT organisation_id, department_id, left_on, lookup FROM person WHERE id = NEW.person_id)
    WHERE id = NEW.id; END
    """,
    """
    CREATE TRIGGER person_takes_place
    AFTER UPDATE OF organisation_id, department_id, left_on, lookup ON person
    WHEN OLD.organisation_id IS NOT NEW.organisation_id OR OLD.department_id IS NOT NEW.department_id
        OR OLD.left_on IS NOT NEW.left_on OR OLD.lookup IS NOT NEW.lookup
    BEGIN UPDATE assignment SET organisation_id = NEW.organisation_id, department_id = NEW.department_id,
        left_on = NEW.left_on, lookup = NEW.lookup
    WHERE person_id = NEW.id; END
    """,
)
POSTGRESQL = (
    """
    CREATE FUNCTION assignment_takes_place() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    SELECT organisation_id, department_id, left_on, lookup
    INTO NEW.organisation_id, NEW.department_id, NEW.left_on, NEW.lookup
    FROM person WHERE id = NEW.person_id;
    RETURN NEW; END $$
    """,
    """
    CREATE TRIGGER assignment_takes_place BEFORE INSERT ON assignment
    FOR EACH ROW EXECUTE FUNCTION assignment_takes_place()
    """,
    """
    CREATE FUNCTION person_takes_place() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE assignment SET organisation_id = NEW.organisation_id, department_id = NEW.department_id,
        left_on = NEW.left_on, lookup = NEW.lookup
    WHERE person_id = NEW.id;
    RETURN NULL; END $$
    """,
    """
    CREATE TRIGGER person_takes_place
    AFTER UPDATE OF organisation_id, department_id, left_on, lookup ON person
    FOR EACH ROW WHEN ((OLD.organisation_id, OLD.department_id, OLD.left_on, OLD.lookup)
        IS DISTINCT FROM (NEW.organisation_id, NEW.department_id, NEW.left_on, NEW.lookup))
    EXECUTE FUNCTION person_takes_place()
    """,
)


def follow_people(dialect: str) -> tuple[str, ...]:
    """The statements that make assignments follow their people; `dialect` as in SQLAlchemy."""
    return POSTGRESQL if dialect == "postgresql" else SQLITE
