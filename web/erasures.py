"""The receipt of an erasure, for whoever has its address: it names nobody."""

from starlette.requests import Request
from starlette.responses import Response

from models.privacy.erasure import Erasure
from models.privacy.visitor_erasure import VisitorErasure
from web.kit.context import public_context
from web.kit.respond import page


def show(request: Request) -> Response:
    db, secret = public_context(request).db, request.path_params["secret"][:200]
    found = Erasure.by_receipt(db, secret) or VisitorErasure.by_receipt(db, secret)
    return page(request, "erasure.html", 200 if found else 404, erasure=found)
