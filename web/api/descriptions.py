"""What programs may read about the API without a key: its description, and the schema of a guide."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from models.guide.guide_schema import guide_schema
from web.api.openapi import document
from web.api.operations import OPERATIONS
from web.kit.context import instance


def show_document(request: Request) -> Response:
    return _json(document(OPERATIONS, instance(request).settings.base_url), "application/vnd.oai.openapi+json;version=3.1")


def show_guide_schema(_request: Request) -> Response:
    return _json(guide_schema(), "application/schema+json")


def _json(value: Mapping[str, Any], media_type: str) -> Response:
    headers = {"access-control-allow-origin": "*", "cache-control": "public, max-age=300", "x-content-type-options": "nosniff"}
    return Response(json.dumps(value, ensure_ascii=False, separators=(",", ":")), media_type=media_type, headers=headers)
