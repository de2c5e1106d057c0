"""Ask the network whether a page opens. Blocks for a few seconds at most: for a network lane only.

Without network, or when a site refuses robots, nothing is known: a page is said broken only when its own
server says that it does not exist, or when its name exists nowhere while others are found.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable

TIMEOUT = 6.0
"""Seconds to wait for one answer."""
GONE = frozenset({404, 410})
_NO_SUCH_METHOD = frozenset({403, 405, 406, 501})
# A page is asked for as a browser would, and not read.
_HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; Bon-a-tirer)", "Accept": "text/html,*/*"}

Answer = bool | None
"""True when the page opens, False when it does not exist, None when nobody can tell."""


def probe(address: str, *, control: Iterable[str] = (), timeout: float = TIMEOUT) -> Answer:
    """Whether the page at `address` (`http` or `https`) opens; never raises.

    `control` are hosts that exist: a name found nowhere is broken only when one of them is found.
    """
    answer = _ask(address, "HEAD", timeout)
    if answer in _NO_SUCH_METHOD:
        answer = _ask(address, "GET", timeout)
    if answer == _NO_NAME:
        return False if any(_exists(host) for host in control) else None
    if answer in GONE:
        return False
    return True if answer is not None and 200 <= answer < 300 else None


_NO_NAME = -2


class _OnlyWeb(urllib.request.HTTPRedirectHandler):
    """Follows redirections between pages of the web only."""

    max_redirections = 5


def _opener() -> Callable[..., http.client.HTTPResponse]:
    made = urllib.request.OpenerDirector()
    context = ssl.create_default_context()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=context),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _OnlyWeb(),
    ):
        made.add_handler(handler)
    return made.open


def _ask(address: str, method: str, timeout: float) -> int | None:
    """The status of the answer, `_NO_NAME` when the host has no address, None without an answer."""
    if not address.startswith(("http://", "https://")):
        return None
    try:
        request = urllib.request.Request(address, method=method, headers=_HEADERS)
        response = _opener()(request, timeout=timeout)
        with response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code
    except urllib.error.URLError as error:
        unknown = isinstance(error.reason, socket.gaierror) and error.reason.errno == socket.EAI_NONAME
        return _NO_NAME if unknown else None
    except (OSError, http.client.HTTPException, ValueError):
        return None


def _exists(host: str) -> bool:
    try:
        return bool(socket.getaddrinfo(host, 443))
    except (OSError, UnicodeError):
        return False
