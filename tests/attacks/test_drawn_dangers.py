"""Chromium asks for everything through the guarded client: no picture, script, frame, socket or beacon of a page leads inside."""

import json

import pytest

from models.page.page_fetch import fetch_page
from models.page.rendered_page import can_render, page_renderer
from models.support.outbound import Refused
from tests.models.support.outbound.dangers import ADDRESSES
from tests.models.support.outbound.departures import SHOP, Ways
from tests.models.support.outbound.open_web import PUBLIC, open_web
from tests.models.support.wire import answer, wire

pytestmark = [
    pytest.mark.lasting,
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(not can_render(), reason="no Chromium on this machine"),
]
SCRIPT = """
for (const url of URLS) {
  for (const [kind, name] of [["img", "src"], ["script", "src"], ["iframe", "src"], ["link", "href"], ["video", "src"]]) {
    const node = document.createElement(kind);
    node[name] = url;
    if (kind === "link") node.rel = "stylesheet";
    document.body.append(node);
    if (kind !== "link") continue;
    fetch(url, {method: "POST", mode: "no-cors", body: "x"}).catch(() => 0);
    try { new WebSocket(url.replace(/^http/, "ws")); } catch {}
    navigator.sendBeacon(url, "x");
  }
}
"""


def drawn(web, inside, urls, led=()):
    """What became of a page that asks for all of them: its HTML, or the sentence of a refusal. `led` are paths that redirect."""
    page = f"<!doctype html><title>x</title><body><p>shop</p><script>{SCRIPT.replace('URLS', json.dumps(urls))}</script></body>"

    def say(path):
        if path in led:
            return answer(b"", "302 Found", location=led[path])
        return answer(page.encode() if path == "/" else b"")

    web.say = say
    outbound = Ways.through(web, (inside.port,)).of("")
    with page_renderer(outbound, None) as draw:
        try:
            return draw(fetch_page(SHOP, outbound)).html
        except Refused as refused:
            return refused.reason


def test_nothing_of_a_page_that_is_drawn_leads_inside():
    with wire(lambda _: lambda _path: answer(b"secret")) as inside, open_web() as web:
        tried = [form.format(port=inside.port) for form in ADDRESSES.values()]
        for first in range(0, len(tried), 10):
            assert "<p>shop</p>" in drawn(web, inside, tried[first : first + 10]), "else little was tried"
        assert inside.asked == []
        assert set(web.dialled) == {f"{PUBLIC}:80"}


def test_nothing_that_a_page_asks_for_is_redirected_inside():
    """Each of its pictures, scripts, frames, styles and posts is answered with the way to a place that may not be asked."""
    with wire(lambda _: lambda _path: answer(b"secret")) as inside, open_web() as web:
        tried = [form.format(port=inside.port).replace("\r\n", "%0D%0A") for form in ADDRESSES.values()]
        for first in range(0, len(tried), 10):
            led = {f"/led/{number}": where for number, where in enumerate(tried[first : first + 10])}
            said = drawn(web, inside, [f"{SHOP.rstrip('/')}{path}" for path in led], led)
            assert "<p>shop</p>" in said, said
            assert set(led) <= set(web.asked), "else nothing was tried"
        assert inside.asked == []
        assert set(web.dialled) == {f"{PUBLIC}:80"}


def test_no_page_is_redirected_inside_while_it_is_drawn():
    with wire(lambda _: lambda _path: answer(b"secret")) as inside, open_web() as web:
        outbound = Ways.through(web, (inside.port,)).of("")
        web.say = lambda _path: answer(b"<!doctype html><title>x</title><p>shop</p>")
        page = fetch_page(SHOP, outbound)
        with page_renderer(outbound, None) as draw:
            for form in ADDRESSES.values():
                elsewhere = form.format(port=inside.port).replace("\r\n", "%0D%0A")
                web.say = lambda _path, elsewhere=elsewhere: answer(b"", "302 Found", location=elsewhere)
                with pytest.raises(Refused):
                    draw(page)
        assert inside.asked == []
        assert set(web.dialled) == {f"{PUBLIC}:80"}
