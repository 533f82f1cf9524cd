"""A customer's product with what makes pointing hard: shadow roots, a frame, what scripts draw, a sign-in, a strict policy."""

from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

HTML = """<!doctype html><html lang="en">
<head><meta charset="utf-8"><title>Shop</title>{tag}<script src="/shop.js" defer></script></head>
<body><header><a href="/">Shop</a> <a href="/account">Account</a>
<a href="/orders?of=anna.private">Orders of Anna Private</a></header>
<main>{body}</main></body></html>"""

HOME = """<h1>Welcome back, Anna Private</h1><p title="A private note">Your balance is 4,711 private crowns.</p>
<ul><li><button class="row">One</button></li><li><button class="row">Two</button></li></ul>
<form><label for="mail">Mail</label> <input id="mail" name="mail" value="anna@private.example">
<label>Password <input type="password" name="password" value="hunter2-private"></label>
<input type="hidden" name="token" value="token-private"><textarea aria-label="Message">typed-private</textarea>
<button id="send" type="button">Send message</button></form>
<shop-cart></shop-cart><iframe title="Offers" src="/offers" width="400" height="120"></iframe>
<button id="ask">Ask</button><dialog id="sure"><p>Sure?</p><button id="yes">Yes, I am</button></dialog>"""

OFFERS = """<p>Offers for Anna Private</p><button>Take it</button>"""
APP = """<nav><button id="to-list">List</button> <button id="to-map">Map</button></nav><div id="screen"></div>"""
ACCOUNT = """<h1>Account of Anna Private</h1><button data-testid="close-account">Close the account</button>"""
SIGN_IN = """<h1>Sign in</h1><form method="post" action="/account"><button id="enter">Enter</button></form>"""

SCRIPT = """
customElements.define("shop-cart", class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: "open" });
    const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
    setTimeout(() => root.append(make("p", "3 private things"), make("button", "Check out"), make("button", "Empty it")));
  }
});
window.presses = [];
addEventListener("click", ({ target }) => window.presses.push(target.id || target.localName));
const on = (id, act) => document.getElementById(id)?.addEventListener("click", act);
on("ask", () => document.getElementById("sure").showModal());
const draw = (name) => {
  history.pushState(null, "", "/app/" + name);
  const button = Object.assign(document.createElement("button"), { className: "go " + name, textContent: "Open the " + name });
  document.getElementById("screen").replaceChildren(button);
};
on("to-list", () => draw("list"));
on("to-map", () => draw("map"));
"""


def create_customer(script: str, policy: str | None = None) -> Starlette:
    """The product with Cairn's tag on every page; an empty script leaves the tag out, an empty policy the strict one."""

    def page(body: str) -> Callable[[Request], Response]:
        return lambda _: _page(script, body, policy)

    def account(request: Request) -> Response:
        if request.method == "POST":
            response = RedirectResponse("/account", 303)
            response.set_cookie("shop", "anna", httponly=True)
            return response
        return _page(script, ACCOUNT if request.cookies.get("shop") else SIGN_IN, policy)

    routes = [
        Route("/", page(HOME)),
        Route("/offers", page(OFFERS)),
        Route("/orders", page("<h1>Orders</h1><button id=again>Order again</button>")),
        Route("/app", page(APP)),
        Route("/app/{name}", page(APP)),
        Route("/account", account, methods=["GET", "POST"]),
        Route("/shop.js", lambda _: Response(SCRIPT, media_type="text/javascript")),
    ]
    return Starlette(routes=routes)


def _page(script: str, body: str, policy: str | None) -> Response:
    tag = f'<script async src="{script}"></script>' if script else ""
    headers = {"content-security-policy": _strict(script) if policy is None else policy}
    return HTMLResponse(HTML.format(tag=tag, body=body), headers=headers if policy != "" else {})


def _strict(script: str) -> str:
    parts = urlsplit(script)
    cairn = f"{parts.scheme}://{parts.netloc}" if script else ""
    return (
        f"default-src 'none'; script-src 'self' {cairn}; connect-src {cairn or chr(39) + 'none' + chr(39)}; frame-src 'self'; "
        "form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
