"""What the server does beside drawing pages: says that it is well, sets security headers, and turns errors into sentences."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analysis.errors import StandpointError
from analysis.store import Store
from analysis.store.database import default_url
from pages.ui import work

_log = logging.getLogger(__name__)
_stores: dict[str, Store] = {}

# Streamlit's own page needs inline styles and scripts made at run time (Vega compiles its expressions); everything else
# comes from this server alone. `frame-ancestors` keeps other sites from showing it in a frame.
_HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' ws: wss: data: blob:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",  # a workspace's link must not leak to the sites that its articles link to
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Begins to load the sample as the server starts, so that the first visitor waits less."""
    try:
        work.ensure_samples()
    except StandpointError:
        _log.exception("The sample cannot be loaded")
    yield


def health(_request: Request) -> Response:
    """`/health`: 200 where the database answers, 503 with the reason where it does not."""
    try:
        url = default_url()
        store = _stores.get(url) or _stores.setdefault(url, Store(url))
        return JSONResponse({"status": "ok", "workspaces": len(store.workspaces())})
    except StandpointError:
        _log.exception("The database does not answer")
        return JSONResponse({"status": "no database"}, status_code=503)


class SecureHeaders:
    """Middleware that puts the security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, sending if scope["type"] == "http" else send)


def tell(error: Exception) -> bool:
    """Show an error of a run or a callback as a sentence; never a traceback, which is for the log."""
    if isinstance(error, StandpointError):
        st.error(str(error), icon=":material/error:")
    else:
        _log.error("A page failed", exc_info=error)
        st.error(
            f"Something went wrong on our side ({type(error).__name__}). Your articles are safe; reload the page to go on.",
            icon=":material/error:",
        )
    return True


ROUTES = [Route("/health", health)]
MIDDLEWARE = [Middleware(SecureHeaders)]
