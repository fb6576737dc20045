"""Opening a link as a reader would, and saying in Dutch what came of it."""

from __future__ import annotations

from http import HTTPStatus
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

AGENT = "In-verbinding-linkcontrole/1.0"

_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_SHUT = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}


def visit(url: str, *, patience: float) -> str:
    """What somebody has to look at, empty when the page opens; `patience` in seconds.

    A link that ends up at another address is for a person to judge: it may be the same page, or the
    front page of a site that threw the page away.
    """
    try:
        request = Request(url, headers={"User-Agent": AGENT})  # noqa: S310 -- the schema lets in http(s) only
        with urlopen(request, timeout=patience) as answer:  # noqa: S310 -- same
            arrived: str = answer.url
    except HTTPError as error:
        with error:
            return _refusal(error.code)
    except TimeoutError:
        return _TOO_SLOW
    except (OSError, HTTPException, ValueError) as error:
        return _TOO_SLOW if isinstance(getattr(error, "reason", None), TimeoutError) else _OUT_OF_REACH
    return "" if _address(arrived) == _address(url) else f"Komt uit op {arrived}. Is dat dezelfde pagina?"


_TOO_SLOW = "Antwoordt niet op tijd. Probeer het later nog eens."
_OUT_OF_REACH = "Is niet te bereiken. Klopt het adres, en heb je internet?"


def _refusal(code: int) -> str:
    if code in _GONE:
        return f"Bestaat niet meer ({code}). Zoek een nieuw adres of haal de link weg."
    if code in _SHUT:
        return f"Laat deze controle niet binnen ({code}). Open hem zelf."
    return f"Geeft een fout ({code}). Probeer het later nog eens."


def _address(url: str) -> tuple[str, str, str]:
    """What two addresses of one page share: not http or https, www, and a slash at the end."""
    parts = urlsplit(url)
    return parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), parts.query
