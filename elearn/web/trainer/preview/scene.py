"""A text that is served to nobody, and how a trainer wants to look at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for

from elearn.content.drafts.draft import Draft
from elearn.content.files import ContentFile
from elearn.content.library import Module
from elearn.web.current import shelf
from elearn.web.trainer.preview.look import Look


@dataclass(frozen=True)
class Scene:
    """A text within its module, and how somebody wants to look at it.

    `module` None: a mistake blocks it, and then only single questions can be shown.
    """

    file: ContentFile
    draft: Draft
    module: Module | None
    look: Look

    @property
    def nearest_module(self) -> Module | None:
        """The module as it would be, or else as it is served."""
        return self.module or shelf().library.modules.get(self.file.module_id)

    def address(self, **changes: Any) -> str:
        """Another view of the same text."""
        return url_for("preview.screen", **self.file._asdict(), **self.look.address(**changes))

    def render(self, template: str, leads: Mapping[str, str], **values: Any) -> str:
        """A template of the learner; `leads` maps the names of its links to where they go here."""

        def lead(endpoint: str, **arguments: Any) -> str:
            if endpoint == "lessons.read" and "stap" in arguments and self.file.kind == "lessen":
                return self.address(stap=arguments["stap"])
            return leads.get(endpoint, "#")

        return render_template(template, url_for=lead, **values)

    def nothing(self) -> str:
        """The page that says why there is nothing to see."""
        return render_template("trainer/preview/geen_voorbeeld.html", is_blocked=self.module is None)
