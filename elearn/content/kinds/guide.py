"""`handreiking.yaml`: the pages of the guide, their key points, and every link we may use."""

from __future__ import annotations

from types import MappingProxyType

from pydantic import Field

from elearn.content.guide import Guide, KeyPoint, Page, Tool
from elearn.content.kinds.ids import KeyPointId, PageId, Url
from elearn.content.kinds.module import Publication
from elearn.reader.scalars import Boolean, Day, Slug, Text
from elearn.reader.schema import Entry


class ThemeEntry(Entry):
    """A theme that groups pages."""

    id: Slug
    title: Text = Field(alias="titel")


class KeyPointEntry(Entry):
    """One statement of the guide, in our words."""

    id: KeyPointId
    text: Text = Field(alias="tekst")
    roles: tuple[Slug, ...] = Field(alias="rollen", default=())
    sensitive: Boolean = Field(alias="gevoelig", default=False)


class ToolEntry(Entry):
    """A document or site the guide points to; one title in the guide has no link."""

    title: Text = Field(alias="titel")
    url: Url | None = Field(alias="link", default=None)
    checked_on: Day | None = Field(alias="gecontroleerd_op", default=None)


class LinkEntry(Entry):
    """A link that lessons may use and the guide does not have."""

    title: Text = Field(alias="titel")
    url: Url = Field(alias="link")
    maker: Text = ""
    checked_on: Day | None = Field(alias="gecontroleerd_op", default=None)


class PageEntry(Entry):
    """One page of the guide."""

    id: PageId
    slug: Slug
    theme: Slug = Field(alias="thema")
    title: Text = Field(alias="titel")
    key_points: tuple[KeyPointEntry, ...] = Field(alias="kernpunten", min_length=1)
    tools: tuple[ToolEntry, ...] = Field(alias="hulpmiddelen", default=())


class GuideFile(Entry):
    """The whole file."""

    themes: tuple[ThemeEntry, ...] = Field(alias="themas", min_length=1)
    pages: tuple[PageEntry, ...] = Field(alias="paginas", min_length=1)
    other_links: tuple[LinkEntry, ...] = Field(alias="overige_links", default=())

    @property
    def urls(self) -> frozenset[str]:
        """Every link a lesson may use."""
        of_tools = {tool.url for page in self.pages for tool in page.tools if tool.url}
        return frozenset(of_tools | {link.url for link in self.other_links})


def to_guide(file: GuideFile, publication: Publication) -> Guide:
    """The guide as the library holds it."""
    themes = {theme.id: theme.title for theme in file.themes}
    pages = {entry.id: _to_page(entry, themes[entry.theme]) for entry in file.pages}
    points = {point.id: point for page in pages.values() for point in page.key_points}
    return Guide(
        title=publication.title,
        publisher=publication.publisher,
        edition=publication.edition,
        pages=MappingProxyType(pages),
        key_points=MappingProxyType(points),
        other_links=tuple(
            Tool(link.title, link.url, link.checked_on, link.maker) for link in file.other_links
        ),
    )


def _to_page(entry: PageEntry, theme: str) -> Page:
    return Page(
        id=entry.id,
        slug=entry.slug,
        title=entry.title,
        theme=theme,
        key_points=tuple(
            KeyPoint(point.id, point.text, entry.id, point.roles, point.sensitive)
            for point in entry.key_points
        ),
        tools=tuple(Tool(tool.title, tool.url, tool.checked_on) for tool in entry.tools),
    )
