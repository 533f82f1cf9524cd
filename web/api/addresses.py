"""Every address of the API."""

from starlette.routing import BaseRoute, Route

from web.api import descriptions, reference
from web.api.endpoint import routes
from web.api.operations import OPERATIONS
from web.kit.resource import resource

API: list[BaseRoute] = [
    resource("/api/", "api_reference", public=True, GET=reference.show),
    Route("/api/openapi.json", descriptions.show_document, name="api_document"),
    Route("/api/guide.schema.json", descriptions.show_guide_schema, name="api_guide_schema"),
    *routes(OPERATIONS),
]
