"""Serves Harbour on a port of this machine: `python -m web.harbour.server PORT [SCRIPT]`."""

import sys

import uvicorn

from web.harbour import create_harbour


def serve(port: int, script: str | None) -> None:
    """Until a signal ends it; no request is logged."""
    uvicorn.run(
        create_harbour(script),
        host="127.0.0.1",
        port=port,
        access_log=False,
        log_level="warning",
        workers=1,  # uvicorn would take WEB_CONCURRENCY, which is Cairn's, and refuse
        timeout_graceful_shutdown=2,
    )


if __name__ == "__main__":
    serve(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
