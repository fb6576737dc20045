"""Gemeente Kanarievogel: every text and every id of it is a canary that nobody else may ever see."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from flask import Flask
from pypdf import PdfReader
from sqlalchemy import Table, select
from werkzeug.test import TestResponse

from elearn.db import (
    ApiToken,
    Assignment,
    AssignmentRule,
    Base,
    Completion,
    ContentProposal,
    Department,
    ExportLog,
    ExportProfile,
    Job,
    JobFile,
    ModuleGrant,
    Organisation,
    Person,
    QuestionReport,
    RoleGrant,
)
from elearn.services import audit
from elearn.services.overview.names import show_names
from elearn.services.people.invitations import invite
from elearn.services.people.sign_in import open_session
from elearn.services.systems.tokens import make_token
from elearn.settings import PROJECT
from tests.web.journey import finish_path
from tests.web.people import Person as Browser
from tests.web.reports import report_question

NOW = datetime.now(UTC)
SEARCH = "kanari"
"""Finds everything here, and is no canary itself: a page may repeat what somebody searched for."""

CANARY = re.compile(r"kanarie\w+", re.IGNORECASE)
PATH, MODULE, FILE = "baliemedewerker", "polarisatie", "quizzen/wat-is-polarisatie.yaml"
EXPORT = {"profiel": "nl-excel", "formaat": "csv", "met": ["naam", "afdeling", "functie"]}
"""The choices of an export with every column that HR can add."""

KINDS = {"Kees": (), "Kim": (), "Lotte": (), "Tessa": ("trainer",), "Hanna": ("hr",), "Bea": ("beheer",)}
LEAD = "Lotte"
"""The team lead of Kees and of Kim, who is late; a lead who has no other right."""


@dataclass
class Aviary:
    """The organisation: a browser for each kind of person, and what an address may ask for."""

    app: Flask
    organisation_id: UUID
    browsers: dict[str, Browser]
    arguments: dict[str, object]
    department_id: UUID
    token: str
    invitation: str
    ids: frozenset[str]

    def canaries_in(self, response: TestResponse, *asked: str) -> set[str]:
        """What of this organisation an answer holds, without what was asked for."""
        text = text_of(response)
        words = {one.lower() for one in CANARY.findall(text)}
        asked_for = " ".join(asked).lower()
        return {
            one for one in words | {one for one in self.ids if one in text} if one.lower() not in asked_for
        }

    def rows(self) -> dict[str, list[str]]:
        """Every row of the database in which something of this organisation stands."""
        tables: list[Table] = list(Base.metadata.tables.values())
        with self.app.extensions["sessions"]() as session:
            found = {one.name: [str(tuple(row)) for row in session.execute(select(one))] for one in tables}
        return {
            name: sorted(row for row in rows if CANARY.search(row) or any(one in row for one in self.ids))
            for name, rows in found.items()
            if name != "sign_in"  # walking around moves these
        }


def text_of(response: TestResponse) -> str:
    """The words of an answer, also inside a spreadsheet or a PDF."""
    body = response.get_data()
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if body.startswith(b"%PDF"):
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    return f"{body.decode('utf-8', 'replace')} {response.headers}"


def make_aviary(app: Flask) -> Aviary:
    """Fill it: a finished path, a rule, a report, a proposal and a line in the log."""
    with app.extensions["sessions"].begin() as session:
        organisation = Organisation(code="kanarievogel", name="Gemeente Kanarievogel")
        session.add(organisation)
        session.flush()
        department = Department(organisation_id=organisation.id, name="Kanarieafdeling")
        session.add(department)
        session.flush()
        people = {name: _person(organisation, department, name) for name in KINDS}
        session.add_all(people.values())
        session.flush()
        people["Kees"].manager_id = people["Kim"].manager_id = people[LEAD].id
        people["Kim"].name = "Kim Kanarieteamlid"
        session.add_all(_rights(people))
        session.add_all([_assignment(people["Kees"]), _assignment(people["Kim"])])
        tokens = {
            name: open_session(session, person_id=one.id, now=NOW).token for name, one in people.items()
        }
    browsers = {name: _browser(app, token) for name, token in tokens.items()}
    finished = finish_path(browsers["Kees"], PATH)
    report_question(browsers["Kees"], reden="onduidelijk", opmerking="Kanarieopmerking over deze vraag.")
    with app.extensions["sessions"].begin() as session:
        rule = _add_more(session, organisation, people)
        job_id, token = _add_exports(session, organisation, people["Hanna"])
        invitation = invite(session, person_id=people["Kees"].id, now=NOW, actor_id=people["Hanna"].id)
        show_names(session, organisation_id=organisation.id, shown=True, actor_id=people["Hanna"].id, now=NOW)
    browsers["Hanna"].client.post("/hr/registraties/export", data=EXPORT, buffered=True)
    with app.extensions["sessions"]() as session:
        of_organisation = organisation.id
        arguments = {
            "job_id": job_id,
            "name": "vogelprofiel",
            "export_id": _own(session, ExportLog.id, ExportLog.organisation_id == of_organisation),
            "token_id": _own(session, ApiToken.id, ApiToken.organisation_id == of_organisation),
            "person_id": people["Kees"].id,
            "rule_id": rule.id,
            "attempt_id": finished.attempt_id,
            "code": finished.code,
            "assignment_id": _own(session, Assignment.id, Assignment.person_id == people["Kees"].id),
            "completion_id": _own(session, Completion.id, Completion.code == finished.code),
            "report_id": _own(session, QuestionReport.id, QuestionReport.organisation_id == of_organisation),
            "proposal_id": _own(session, ContentProposal.id, ContentProposal.author_id == people["Tessa"].id),
        }
    asked_for = {str(one) for name, one in arguments.items() if name != "name"}
    ids = asked_for | {str(one.id) for one in (*people.values(), department)}
    return Aviary(app, organisation.id, browsers, arguments, department.id, token, invitation, frozenset(ids))


def _person(organisation: Organisation, department: Department, name: str) -> Person:
    return Person(
        organisation_id=organisation.id,
        department_id=department.id,
        name=f"{name} Kanarievogel",
        email=f"{name.lower()}@kanarievogel.example",
        personnel_number=f"kanarienummer{name}",
        function="kanarieverzorger",
        # In use, or HR could rightly let them in with a link; Kees has none yet.
        password_hash=None if name == "Kees" else "x",
        created_at=NOW,
    )


def _rights(people: dict[str, Person]) -> list[RoleGrant | ModuleGrant]:
    grants = [
        RoleGrant(person_id=people[name].id, role=role) for name, roles in KINDS.items() for role in roles
    ]
    return [*grants, ModuleGrant(person_id=people["Tessa"].id, module_id=MODULE)]


def _assignment(person: Person) -> Assignment:
    return Assignment(
        person_id=person.id,
        path_id=PATH,
        assigned_at=NOW - timedelta(days=40),
        due_on=(NOW - timedelta(days=10)).date(),
        reason="Kanariereden om dit te doen.",
    )


def _add_more(session, organisation: Organisation, people: dict[str, Person]) -> AssignmentRule:
    rule = AssignmentRule(
        organisation_id=organisation.id,
        path_id="wijknetwerker",
        with_below=True,
        function="kanarieverzorger",
        created_at=NOW,
        created_by_id=people["Hanna"].id,
    )
    proposal = ContentProposal(
        module_id=MODULE,
        path=FILE,
        body=b"# Kanarievoorstel\n",
        author_id=people["Tessa"].id,
        reason="Kanarieaanleiding voor dit voorstel",
        weight="klein",
        asked_at=NOW,
    )
    session.add_all([rule, proposal])
    facts = {"for": "kanariefeit"}
    audit.record(session, actor_id=people["Hanna"].id, action="person invited", facts=facts, now=NOW)
    return rule


def _add_exports(session, organisation: Organisation, maker: Person) -> tuple[UUID, str]:
    """A profile, a job that is ready, and a system; the id of the job and the token of the system."""
    text = (PROJECT / "elearn" / "exports" / "profiles" / "nl-excel.yaml").read_text("utf-8")
    profile = ExportProfile(
        organisation_id=organisation.id,
        name="vogelprofiel",
        body=text.replace("Excel in Nederland", "Kanarietitel"),
        saved_at=NOW,
        saved_by_id=maker.id,
    )
    job = Job(
        kind="export",
        key="kanariesleutel",
        organisation_id=organisation.id,
        asked_by_id=maker.id,
        state="klaar",
        run_at=NOW,
        created_at=NOW,
        finished_at=NOW,
    )
    session.add_all([profile, job])
    session.flush()
    session.add(JobFile(job_id=job.id, name="vogelprofiel", number=0, body=b"kanarieinhoud"))
    token = make_token(
        session, organisation_id=organisation.id, system="Kanariekoppeling", actor_id=maker.id, now=NOW
    )
    return job.id, token


def _own(session, column, condition) -> UUID:
    return session.scalars(select(column).where(condition)).one()


def _browser(app: Flask, token: str) -> Browser:
    browser = Browser(app.test_client(), app)
    with browser.client.session_transaction() as cookie:
        cookie["token"] = token
    return browser
