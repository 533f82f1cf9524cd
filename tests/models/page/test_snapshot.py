import hashlib
import re

import pytest

from models.page.page_assets import AssetLimits
from models.page.page_fetch import fetch_page
from models.page.snapshot import Snapshot, take_snapshot
from models.support.outbound import Outbound, Refused
from tests.models.support.wire import answer, wire
from web.snapshot_policy import headers_for_snapshot, with_picker

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'


def taken(answers: dict[str, bytes], limits: AssetLimits | None = None) -> tuple[Snapshot, list[str]]:
    """The snapshot of `/`, and the paths that were asked for."""
    with wire(lambda _: lambda path: answers.get(path, answer(status="404 Not Found"))) as served:
        outbound = Outbound([served.place])
        page = fetch_page(served.url(), outbound)
        snapshot = take_snapshot(page, outbound, lambda name, _: f"/snapshots/assets/{name}", limits)
    return snapshot, [head.split(" ")[1] for head in served.asked]


def test_a_page_keeps_what_it_is_dressed_in():
    answers = {
        "/": answer(b"<link rel=stylesheet href=/css/a.css><img src=i.png>"),
        "/css/a.css": answer(b'@import "b.css"; a{background:url(../i.png)}', content_type="text/css"),
        "/css/b.css": answer(b"@font-face{src:url(f.woff2)} b{c:url(i.svg)}", content_type="text/css"),
        "/css/f.woff2": answer(b"wOF2....", content_type="application/octet-stream"),
        "/css/i.svg": answer(SVG, content_type="text/plain"),
        "/i.png": answer(PNG, content_type="image/png"),
    }
    snapshot, asked = taken(answers)
    assert sorted(asked) == sorted(answers)
    assert snapshot.missing == {}
    assert sorted(asset.media_type for asset in snapshot.assets.values()) == [
        "font/woff2",
        "image/png",
        "image/svg+xml",
        "text/css",
        "text/css",
    ]
    for name, asset in snapshot.assets.items():
        assert hashlib.sha256(asset.body).hexdigest() == name
        assert b"127.0.0.1" not in asset.body
        assert {found.decode() for found in re.findall(rb"assets/(\w+)", asset.body)} <= set(snapshot.assets)
    assert len(re.findall(rb"/snapshots/assets/\w{64}", snapshot.html)) == 2


def test_stylesheets_that_import_each_other_come_to_an_end():
    answers = {
        "/": answer(b"<link rel=stylesheet href=a.css>"),
        "/a.css": answer(b"@import 'b.css'; a{}", content_type="text/css"),
        "/b.css": answer(b"@import 'a.css'; b{}", content_type="text/css"),
    }
    snapshot, asked = taken(answers)
    assert len(snapshot.assets) == 2
    assert sorted(asked) == sorted(answers)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.2/x.png", "http://169.254.169.254/x.png", "http://[::1]/x.png", "http://0x7f.1/x.png"]
)
def test_an_asset_at_a_private_address_is_not_fetched(address: str):
    snapshot, asked = taken({"/": answer(f"<p>text<img src='{address}'>".encode())})
    assert asked == ["/"]
    assert "only public addresses are fetched" in snapshot.missing[address]
    assert b'src="data:,"' in snapshot.html


def test_an_asset_that_redirects_to_a_private_address_is_not_fetched():
    answers = {"/": answer(b"<p>text<img src=/i.png>"), "/i.png": answer(status="302 F", location="http://127.0.0.2/")}
    snapshot, _ = taken(answers)
    assert snapshot.assets == {}
    assert "127.0.0.2 is a loopback address" in next(iter(snapshot.missing.values()))


@pytest.mark.parametrize(
    ("body", "media_type"), [(b"<html><script>alert(1)</script>", "image/png"), (b"", "image/png"), (b"%PDF", "image/jpeg")]
)
def test_what_only_says_that_it_is_an_image_is_not_kept(body: bytes, media_type: str):
    snapshot, _ = taken({"/": answer(b"<p>text<img src=/i.png>"), "/i.png": answer(body, content_type=media_type)})
    assert snapshot.assets == {}


def test_assets_are_bounded_in_number_and_in_size():
    page = answer(b"".join(b"<img src=/%d.png>" % number for number in range(9)))
    answers = {"/": page} | {f"/{number}.png": answer(PNG + bytes([number]), content_type="image/png") for number in range(9)}
    assert len(taken(answers, AssetLimits(number=4))[0].assets) == 4
    assert len(taken(answers, AssetLimits(each=10))[0].assets) == 0
    snapshot, _ = taken(answers, AssetLimits(seconds=0))
    assert set(snapshot.missing.values()) == {"The page's assets take too long or are too large in all."}


def test_a_page_that_answers_an_error_has_no_snapshot():
    with pytest.raises(Refused) as refusal:
        taken({"/": answer(b"no", status="403 Forbidden")})
    assert refusal.value.reason.startswith("The page answers 403 Forbidden:")


def test_only_the_picker_may_run_and_only_our_assets_may_load():
    headers = headers_for_snapshot("n0nce", "https://cairn.example/")
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    ours = "https://cairn.example/snapshots/assets/"
    assert policy == {
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
        "sandbox": "allow-scripts",
        "default-src": "'none'",
        "script-src": "'nonce-n0nce'",
        "style-src": f"'unsafe-inline' {ours}",
        "img-src": f"{ours} https://cairn.example/player/v1/ data:",  # pictures of steps, which Cairn keeps itself
        "font-src": f"{ours} data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "https://cairn.example",
    }
    assert b'<script type="module" nonce="n0nce" src="/static/x/picker/frame.js"' in with_picker(
        b"", "n0nce", "/static/x/picker/frame.js"
    )


def test_the_same_page_twice_is_the_same_snapshot():
    page = answer(b"<link rel=stylesheet href=a.css><style>a{b:url(none.png)}</style><p>x")
    answers = {"/": page, "/a.css": answer(b"a{}", content_type="text/css")}
    assert taken(answers)[0].html == taken(answers)[0].html
