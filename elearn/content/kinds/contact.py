"""`contact.yaml`: the contact card and the meldroutes that an organisation fills in."""

from __future__ import annotations

from pydantic import Field

from elearn.content.library import Contact, ReportingRoute
from elearn.reader.scalars import Slug, Text
from elearn.reader.schema import Entry


class ContactEntry(Entry):
    """A line of the contact card."""

    id: Slug
    title: Text = Field(alias="titel")
    when: Text = Field(alias="wanneer")
    fill_in: Text = Field(alias="invullen")


class RouteEntry(Entry):
    """A meldroute: what goes to whom."""

    id: Slug
    title: Text = Field(alias="titel")
    contact_id: Slug = Field(alias="wie")
    explanation: Text = Field(alias="uitleg")


class ContactFile(Entry):
    """The whole file."""

    card: tuple[ContactEntry, ...] = Field(alias="kaart", min_length=1)
    routes: tuple[RouteEntry, ...] = Field(alias="routes", default=())


def to_contacts(file: ContactFile) -> tuple[Contact, ...]:
    """The contact card, in order."""
    return tuple(Contact(one.id, one.title, one.when, one.fill_in) for one in file.card)


def to_routes(file: ContactFile) -> tuple[ReportingRoute, ...]:
    """The meldroutes, in order."""
    return tuple(ReportingRoute(one.id, one.title, one.contact_id, one.explanation) for one in file.routes)
