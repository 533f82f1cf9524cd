"""A guide's draft as it is stored: one JSON document, also when Cairn can't read it."""

import json

from starlette.requests import Request
from starlette.responses import Response

from models.support.damaged_json import DamagedJson
from web.lookup import find_guide


def show(request: Request) -> Response:
    guide = find_guide(request, may="view")
    stored = guide.raw
    text = str(stored) if isinstance(stored, DamagedJson) else json.dumps(stored, ensure_ascii=True, indent=2)
    name = f"{guide.key}.draft-{guide.draft_number}.json"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "private, no-store"}
    return Response(text, media_type="application/json", headers=headers)
