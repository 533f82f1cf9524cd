"""Pages that scripts draw, opened in a real Chromium whose every request goes through the guarded way out."""

import threading

import pytest

from models.check.check import Check
from models.check.check_run import run_check
from models.check.dependencies import CheckDependencies
from models.page.page_fetch import fetch_page
from models.page.rendered_page import can_render, page_renderer
from models.page.site_sign_in import SignedIn
from models.support.outbound import Outbound, Refused
from tests.models.job.postroom import SEALER
from tests.models.support.wire import answer, wire
from tests.support.watching import PAGE, guide_on, harbour_on_wire

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.skipif(not can_render(), reason="no Chromium on this machine")]

SHELL = b"""<!doctype html><title>Boats</title><body><div id="root"></div><script src="/app.js"></script></body>"""
APP = b"""
const say = (text) => document.body.insertAdjacentHTML("beforeend", `<p>${text}</p>`);
fetch("/boats.json", {method: "POST", body: "all"})
  .then((answer) => answer.json())
  .then(({html}) => { document.querySelector("#root").innerHTML = html; });
fetch("http://INSIDE/secret").then(() => say("reached the inside"), () => say("nothing there"));
new WebSocket("ws://INSIDE/socket").onopen = () => say("reached the inside");
"""


def shell(inside: str):
    html = PAGE.partition("<body>")[2].partition("</body>")[0].replace("\n", " ").replace('"', '\\"')
    return {
        "/robots.txt": answer(status="404 None"),
        "/boats": answer(SHELL),
        "/app.js": answer(APP.replace(b"INSIDE", inside.encode()), content_type="text/javascript"),
        "/boats.json": answer(f'{{"html": "{html}"}}'.encode(), content_type="application/json"),
    }


def test_a_page_is_drawn_and_nothing_but_the_guard_is_asked():
    with wire(lambda _: lambda _path: answer(b"secret")) as inside, wire(lambda _: shell(inside.place).__getitem__) as served:
        outbound = Outbound([served.place])
        page = fetch_page(served.url("/boats"), outbound)
        with page_renderer(outbound, SignedIn(f"http://{served.place}", {"x-api-key": "s3cret"})) as draw:
            drawn = draw(page)
        assert "Add a boat" in drawn.html
        assert "nothing there" in drawn.html
        assert "reached the inside" not in drawn.html
        assert inside.asked == []
        posted = next(head for head in served.asked if head.startswith("POST /boats.json"))
        assert "x-api-key: s3cret" in posted


def test_a_check_opens_the_browser_where_the_server_sends_a_shell(database, alice):
    with wire(lambda _: lambda _path: answer(b"secret")) as inside, harbour_on_wire() as harbour:
        with database.writing() as session:
            guide_on(session, alice, harbour, "#add-boat")
        harbour.say.update(shell(inside.place))
        outbound = Outbound([harbour.wire.place])
        blind = CheckDependencies(database, outbound, lambda _organisation, name: f"/{name}", SEALER)
        seeing = CheckDependencies(
            database,
            outbound,
            lambda _organisation, name: f"/{name}",
            SEALER,
            drawing=lambda signed: page_renderer(outbound, signed),
        )
        for means, fine in ((blind, 0), (seeing, 1)):
            check_id = run_check(means, alice.site.id)
            with database.reading() as session:
                check = session.get_one(Check, check_id)
                assert (check.fine, check.undecided) == (fine, 1 - fine)


def test_what_a_page_asks_for_is_asked_at_once():
    """Each of six pictures is answered when all six have been asked for."""
    together = threading.Barrier(6)

    def say(path):
        if path == "/":
            return answer(b"".join(b"<img src='/%d'>" % number for number in range(6)))
        together.wait(10)
        return answer(b"", content_type="image/png")

    with wire(lambda _: say) as served:
        outbound = Outbound([served.place])
        with page_renderer(outbound, None) as draw:
            assert "<img" in draw(fetch_page(served.url("/"), outbound)).html
    assert not together.broken


def test_a_page_of_which_scripts_make_too_much_is_refused():
    grow = b"<script>document.body.append('x'.repeat(6 * 1024 * 1024))</script>"
    with wire(lambda _: lambda _path: answer(b"<body>" + grow)) as served:
        outbound = Outbound([served.place])
        with page_renderer(outbound, None) as draw, pytest.raises(Refused, match="larger than 5 MiB once its scripts have run"):
            draw(fetch_page(served.url("/"), outbound))
