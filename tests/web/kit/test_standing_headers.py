"""The headers of every answer, over every address of the product: pages, parts, the API, visitors' side, files, and refusals."""

from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from models.support.settings import Settings
from tests.support.watching import harbour_on_wire
from tests.web.belongings import addresses, belongings
from web.app import create_app
from web.kit.client_identity import SECURE_COOKIE
from web.kit.standing_headers import UNUSED
from web.routes import EDITOR, PLAYER, ROUTES

pytestmark = [pytest.mark.one_engine]

BASE = "https://cairn.example.com"
PARTIAL = {"hx-request": "true", "hx-request-type": "partial"}
KEPT_BY_ANYBODY = {"snapshot_asset", "privacy_json", "api_document", "api_guide_schema", "security_contact"}
"""What is nobody's: pictures and stylesheets of a page that has them open, and documents."""

OF_ONE_READER = {"member_picture", "organisation_logo", "account_picture"}
"""What the browser of one reader may keep."""


@pytest.fixture
def names(client, app, alice):
    with harbour_on_wire() as harbour:
        yield belongings(client, alice, harbour, app.state.instance.settings.secret_key)


@pytest.fixture
def alices(database, client, alice, tmp_path):
    """Alice's, of the same Cairn served over https."""
    client.sign_in(alice)
    environ = {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32, "CAIRN_BASE_URL": BASE}
    app = create_app(Settings.read(environ, tmp_path), database)
    with TestClient(app, base_url=BASE, follow_redirects=False, raise_server_exceptions=False) as alices:
        alices.cookies.set(SECURE_COOKIE, client.cookie)
        yield alices


def faults(answer, *, is_visitors: bool, name: str = "") -> list[str]:
    """What is missing or wrong in the headers of an answer."""
    headers, said = answer.headers, []

    def must(what: str, *, holds: bool) -> None:
        said.extend([] if holds else [what])

    must("hsts", holds=headers.get("strict-transport-security") == "max-age=31536000; includeSubDomains")
    kind = headers.get("content-type", "")
    must(f"charset of {kind}", holds=not kind.startswith("text/") or "charset=utf-8" in kind.lower())
    must("nosniff", holds=headers.get_list("x-content-type-options") == ["nosniff"])
    for cookie in headers.get_list("set-cookie"):
        marked = cookie.startswith("__Host-") and all(word in cookie for word in ("HttpOnly", "Secure", "Path=/", "SameSite="))
        must(f"cookie {cookie[:30]}", holds=marked and "Domain=" not in cookie)
    if is_visitors:
        must("cors", holds=headers.get_list("access-control-allow-origin") == ["*"])
        must("corp", holds=headers.get("cross-origin-resource-policy") == "cross-origin")
        must("credentials", holds="access-control-allow-credentials" not in headers and "set-cookie" not in headers)
        must("executable refusal", holds=answer.status_code < 400 or headers["content-type"].startswith("text/plain"))
        return said
    policy, cache = headers.get("content-security-policy", ""), headers.get("cache-control", "")
    must("policy", holds=policy.count("default-src 'none'") == 1 and "unsafe-eval" not in policy)
    if headers.get("content-type", "").startswith("text/html") and not policy.endswith("sandbox"):
        must("frames", holds="frame-ancestors 'none'" in policy or f"frame-ancestors {BASE}" in policy)
        must("base", holds="base-uri 'none'" in policy)
        must("trusted types", holds="require-trusted-types-for 'script'" in policy)
        must(
            "inline scripts",
            holds="script-src" in policy and "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0],
        )
    must("referrer", holds=headers.get("referrer-policy") in {"same-origin", "no-referrer"})
    must("opener", holds=headers.get("cross-origin-opener-policy") == "same-origin")
    corp = "cross-origin" if name in {"snapshot_asset", *KEPT_BY_ANYBODY} else "same-origin"
    must("corp", holds=headers.get("cross-origin-resource-policy") in {corp, "same-origin"})
    must("permissions", holds=all(f"{feature}=()" in headers.get("permissions-policy", "") for feature in UNUSED))
    must("request id", holds=len(headers.get("x-request-id", "")) >= 8)
    if answer.status_code >= 400 or name not in KEPT_BY_ANYBODY:
        must(f"cache {cache}", holds="no-store" in cache or (name in OF_ONE_READER and cache.startswith("private")))
    return said


@pytest.mark.long
def test_every_answer_of_every_address_has_its_headers(alices, names):
    wrong, seen = [], set()
    for one in addresses([*EDITOR, *PLAYER], names):
        for headers in ({}, PARTIAL) if one.route in EDITOR else ({},):
            if one.route.name in {"session", "account_sessions", "account_session"}:
                continue  # would sign out whoever asks
            answer = alices.request(one.method, one.path, headers={**headers, "origin": BASE})
            seen.add(answer.status_code)
            found = faults(answer, is_visitors=one.route in PLAYER, name=one.route.name)
            wrong += [f"{one} {answer.status_code}: {', '.join(found)}"] if found else []
    assert wrong == []
    assert seen >= {200, 204, 303, 404, 422}


def test_the_api_has_them_with_and_without_a_key(alices):
    paths = sorted({route.path.replace(":int", "") for route in ROUTES if getattr(route, "path", "").startswith("/api/v1/")})
    assert len(paths) > 40
    for path in paths:
        answer = alices.get(path.replace("{", "1").replace("}", ""))
        assert answer.status_code in {401, 404, 405}, path
        assert faults(answer, is_visitors=False) == [], path


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/nowhere", b"", 404),
        ("GET", "/player/v1/nowhere", b"", 404),
        ("GET", "/static/older/cairn.css", b"", 404),
        ("GET", "/static/", b"", 404),
        ("GET", "/static/vendor/", b"", 404),
        ("PATCH", "/guides", b"", 405),
        ("PUT", "/player/v1/schema/guides.json", b"", 405),
        ("POST", "/sign-in", b"x" * 1_100_000, 413),
        ("POST", "/sign-in", b"email=a%40b.example&password=x", 422),
        ("GET", "/metrics", b"", 404),
        ("GET", "/healthz", b"", 200),
        ("GET", "/readyz", b"", 200),
    ],
)
def test_refusals_have_them_too(alices, method, path, body, status):
    answer = alices.request(method, path, content=body, headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == status
    if path.startswith("/static/"):
        assert answer.headers["strict-transport-security"]
        assert answer.headers["x-content-type-options"] == "nosniff"
    else:
        assert faults(answer, is_visitors=path.startswith("/player/")) == []


@pytest.mark.parametrize("path", ["/guides", "/player/v1/k/guides.json", "/api/v1/sites"])
def test_a_fault_has_them_and_says_what_the_request_is_called(alices, monkeypatch, path):
    def fails(*_anything: object) -> None:
        raise RuntimeError("alice@acme.example")

    monkeypatch.setattr("web.kit.resource.context_of", fails)
    monkeypatch.setattr("web.player.live_guides.find_live", fails)
    monkeypatch.setattr("web.api.endpoint.holder_of", fails)
    answer = alices.get(path)
    assert answer.status_code == 500
    assert faults(answer, is_visitors=path.startswith("/player/")) == []
    assert answer.headers["x-request-id"] in answer.text
    assert "alice@" not in answer.text


def test_files_that_never_change_may_be_loaded_by_frames(alices):
    page = alices.get("/account").text
    sheet = urlsplit(page.partition('rel="stylesheet" href="')[2].partition('"')[0]).path
    answer = alices.get(sheet)
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["cache-control"].startswith("public")
    assert answer.headers["strict-transport-security"]


def test_over_http_nothing_is_said_of_https(client):
    assert "strict-transport-security" not in client.get("/sign-in").headers
