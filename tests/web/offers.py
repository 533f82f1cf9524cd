"""What a page offers to be done: its buttons, and its forms that can be sent."""

from starlette.routing import Match, Route

from tests.web.belongings import parameters
from tests.web.test_routes import PUBLIC
from web.routes import EDITOR


def offers(answer):
    """What its buttons ask for, and its forms that can be sent: method and address."""
    if answer.status != 200 or "html" not in answer.headers["content-type"]:
        return
    for element in answer.html.select("[hx-post], [hx-put], [hx-delete], form[method=post]"):
        sent_by = element.select("button:not([disabled], [type=button], fieldset[disabled] *)")
        if not sent_by if element.name == "form" else element.find_parent("fieldset", disabled=True):
            continue
        hx = [(name, element[f"hx-{name}"]) for name in ("post", "put", "delete") if element.get(f"hx-{name}")]
        for method, path in hx or [("post", element["action"])]:
            yield method.upper(), path.partition("?")[0]


def route_of(method, path):
    """Its name, the method, and what it names. A form whose address takes no POST is sent by a script, as PUT."""
    routes = [route for route in EDITOR if isinstance(route, Route)]
    for sent in (method, "PUT"):
        scope = {"type": "http", "method": sent, "path": path, "headers": []}
        route = next((route for route in routes if route.matches(scope)[0] is Match.FULL), None)
        if route is not None:
            return ("account", "GET", []) if route.name in PUBLIC else (route.name, sent, parameters(route))
    raise LookupError(f"{method} {path}")
