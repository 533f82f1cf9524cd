"""What a visitor's browser asks for: a site's key and an environment."""

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request

from models.release.shelf import Kept
from models.site import ENVIRONMENTS

_KEY = re.compile(r"[0-9a-z]{1,24}\Z")
_HASH = re.compile(r"[0-9a-f]{64}\Z")


def asked_key(request: Request) -> str:
    key = request.path_params["key"]
    if not _KEY.match(key):
        raise HTTPException(404, "No site has this key.")
    return key


def asked_hash(request: Request) -> str:
    name = request.path_params["hash"]
    if not _HASH.match(name):
        raise HTTPException(404, "Nothing has this hash.")
    return name


def asked_environment(request: Request) -> str:
    environment = request.query_params.get("environment", "production")
    if environment not in ENVIRONMENTS:
        raise HTTPException(400, "environment must be production or staging.")
    return environment


async def find_live(request: Request) -> Kept:
    """What is live on that site and environment."""
    kept = await request.app.state.shelf.get(asked_key(request), asked_environment(request))
    if kept is None:
        raise HTTPException(404, "No site has this key.")
    return kept
