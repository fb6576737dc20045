"""A browser that remembers what goes wrong behind the page: a script, a style, a strange address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Response

PATIENCE = 15_000  # milliseconds: other tests may keep both cores busy
DESKTOP = {"width": 1280, "height": 800}


@contextmanager
def watched_page(browser: Browser, url: str, **options: Any) -> Iterator[Page]:
    """A page of a visitor who was never here; at the end nothing may have gone wrong behind it."""
    options = {"viewport": DESKTOP, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"} | options
    context = browser.new_context(base_url=url, **options)
    context.set_default_timeout(PATIENCE)
    troubles: list[str] = []
    context.on("console", lambda message: troubles.extend(_of_console(message)))
    context.on("weberror", lambda error: troubles.append(str(error.error)))
    context.on("response", lambda response: troubles.extend(_of_response(response, url)))
    yield context.new_page()
    context.close()
    assert troubles == []


def _of_console(message: ConsoleMessage) -> list[str]:
    # An answer that is an error is judged by its response, where it says what it was for.
    is_answer = message.text.startswith("Failed to load resource")
    return [message.text] if message.type in ("error", "warning") and not is_answer else []


def _of_response(response: Response, url: str) -> list[str]:
    if not response.url.startswith(url):
        return [f"asked another site: {response.url}"]
    # A page and the words of an autosave are read by the test; the rest nobody would notice.
    is_read = response.request.resource_type in ("document", "fetch")
    return [f"{response.status} {response.url}"] if response.status >= 400 and not is_read else []
