"""Releases that are too large to come with the script: what draws their guides is a request of its own."""

PAGE = '<button id="a" style="margin:80px">A</button>'
ASKED = {"trigger": {"type": "api"}}
HERE = {"pages": {"include": [{"part": "path", "operator": "equals", "value": "/"}]}}
DRAWING = "**/abc/releases/**"


def asked_of_cairn(served, kind=""):
    return [path for method, path, _, _ in served.requests if method == "GET" and f"/abc{kind}" in path]


def hold(page, what=DRAWING):
    """What draws guides, or something else, is kept from the page; the requests for it, as they come."""
    held = []

    def keep(route):
        held.append(route)

    page.route(what, keep)
    return held
