"""A version of the privacy policy, as whoever asks reads it."""

from starlette.exceptions import HTTPException
from starlette.requests import Request

from components.policy_text import PolicyText
from models.privacy.policy_version import PolicyAcknowledgement, PolicyVersion
from web.kit.context import person, public_context


def find_version(request: Request) -> PolicyVersion:
    found = public_context(request).db.get(PolicyVersion, min(request.path_params["number"], 2**31 - 1))
    if found is None:
        raise HTTPException(404)
    return found


def policy_text(request: Request, version: PolicyVersion) -> PolicyText:
    """As whoever asks reads it."""
    here, someone = public_context(request), person(request)
    newest = PolicyVersion.newest(here.db) or version
    told = here.db.get(PolicyAcknowledgement, (version.number, someone.member.id)) if someone else None
    asks = someone is not None and told is None and version.number == newest.number
    return PolicyText.of(version, newest.number, asks=asks, said_at=told.at if told else None)
