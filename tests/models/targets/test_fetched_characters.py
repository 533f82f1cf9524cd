"""From a server's bytes to what visitors' browsers compare: the characters of a page are decided once."""

import pytest

from models.page.page_fetch import fetch_page
from models.page.site_crawl import CachedPage, SiteCrawl
from models.support.outbound import Outbound
from models.targets import check_page, describe_pick, describe_selector
from tests.models.support.wire import answer, wire

PAGE = (
    '<!doctype html><html><head>{meta}<title>x</title></head><body><button class="go">Größe wählen</button><p>y</p></body></html>'
)
META = '<meta charset="{}">'.format
SAID = "größe wählen"


def served(encoding: str, *, meta: str = "", header: str = "", mark: bytes = b"") -> bytes:
    body = mark + PAGE.format(meta=meta).encode(encoding)
    return answer(body, content_type="text/html" + (f"; charset={header}" if header else ""))


SERVED = {
    "latin-1 by header": served("latin-1", header="ISO-8859-1"),
    "latin-1 by meta": served("latin-1", meta=META("ISO-8859-1")),
    "latin-1 by both": served("latin-1", meta=META("iso-8859-1"), header="iso-8859-1"),
    "latin-1 by neither": served("latin-1"),
    "utf-8 by header, against its meta": served("utf-8", meta=META("iso-8859-1"), header="utf-8"),
    "utf-8 by meta": served("utf-8", meta=META("utf-8")),
    "utf-16 little-endian by its mark": served("utf-16-le", mark=b"\xff\xfe"),
    "utf-16 big-endian by its mark, against its header": served("utf-16-be", mark=b"\xfe\xff", header="utf-8"),
    "macintosh by meta": served("mac-roman", meta=META("macintosh")),
}


@pytest.mark.parametrize("name", SERVED)
def test_a_fetched_target_has_the_characters_that_visitors_see(name: str):
    with wire(lambda _: lambda _path: SERVED[name]) as server:
        page = fetch_page(server.url(), Outbound([server.place]))
    target = describe_selector(page.html, "button")
    assert target.identity["text"] == SAID
    assert target.fingerprint["label"] == SAID
    assert check_page(page.html, [target])[0].verdict == "unique"
    assert describe_pick(page.html, {"path": [1, 0]}).identity == target.identity


def test_a_page_that_did_not_change_keeps_its_characters():
    first = served("latin-1", meta=META("iso-8859-1")).replace(b"\r\n", b'\r\nETag: "1"\r\n', 1)
    answers = [first, answer(status="304 Not Modified")]
    with wire(lambda _: lambda path: answers.pop(0) if path == "/" else answer(b"", "404 Not Found")) as server:
        url, crawl = server.url(), SiteCrawl(Outbound([server.place]))
        with crawl:
            fresh = crawl.fetch(url).page
            assert fresh is not None
            again = crawl.fetch(url, CachedPage('"1"', "", url, fresh.html)).page
    assert answers == []
    assert again is not None
    assert describe_selector(again.html, "button").identity["text"] == SAID
