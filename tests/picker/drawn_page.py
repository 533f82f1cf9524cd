"""A customer's page that scripts draw, with a canary in every place where a page can keep a text, a value or an address."""

import json
from pathlib import Path

from starlette.applications import Starlette
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

LABEL = "Add a berth"
"""What the element that is pointed at says: the only text that may leave the page."""

PLACES = (
    "text alt title aria-label aria-description data-note data-state href src srcset action cite style-url "
    "style-image style-var css-content css-after css-url css-var css-area css-family css-counter svg-text svg-title "
    "svg-desc svg-href shadow-text shadow-attribute shadow-style value typed textarea placeholder option optgroup "
    "chosen comment query path fragment class-name element-id element-name for-id template noscript script json "
    "iframe-text iframe-title summary legend caption editable list-marker button-value hidden-value checked-value "
    "meter object-data poster track-label css-attr far-text lang slot-name part-name "
).split()


def canary(place: str) -> str:
    """A word that stands nowhere else."""
    return f"canary{PLACES.index(place):02}{place.replace('-', '')}"


MARKUP = Path(__file__).with_suffix(".html").read_text()
"""Each place by its name, in braces."""

SCRIPT = """
document.getElementById("root").innerHTML = {markup};
const box = document.querySelector("x-box").attachShadow({{ mode: "open" }});
box.innerHTML = {shadow};
document.getElementById("typed").value = "{typed}";
/* {script} */
"""

SHADOW = "<style>p::before {{ content: '{shadow-style}' }}</style><p title='{shadow-attribute}'>{shadow-text}</p><slot></slot>"


def create_drawn_page(script: str) -> Starlette:
    """With Cairn's tag; what the server sends is an empty shell."""
    words = {place: canary(place) for place in PLACES}
    drawn = SCRIPT.format(
        markup=json.dumps(MARKUP.format(**words, label=LABEL)).replace("</script", "<\\/script"),
        shadow=json.dumps(SHADOW.format(**words)),
        **words,
    )
    head = f'<!doctype html><meta charset="utf-8"><title>Berths</title><script async src="{script}"></script>'
    return Starlette(
        routes=[
            Route("/", lambda _: HTMLResponse(f'{head}<div id="root"></div><script src="/drawn.js"></script>')),
            Route("/drawn.js", lambda _: Response(drawn, media_type="text/javascript")),
        ]
    )
