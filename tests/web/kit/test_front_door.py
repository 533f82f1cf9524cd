"""What stands before everything, asked by requests that a server hands on as they came."""

import io
import json
import logging

import pytest
from anyio.from_thread import start_blocking_portal

from models.support.log_lines import begin_log
from models.support.settings import Settings
from web.app import create_app

pytestmark = pytest.mark.one_engine


@pytest.fixture
def ask(database, tmp_path):
    """The status, headers and text for raw headers, from an address."""
    environ = {
        "CAIRN_DATABASE_URL": database.url,
        "CAIRN_SECRET_KEY": "k" * 32,
        "CAIRN_BASE_URL": "https://cairn.example.com",
        "CAIRN_VISITOR_HOSTS": "cdn.example.net",
        "CAIRN_TRUSTED_PROXIES": "10.0.0.7",
    }
    app = create_app(Settings.read(environ, tmp_path), database)

    def asked(path: str, *headers: tuple[str, str], peer: str = "203.0.113.9", method: str = "GET"):
        sent: list = []
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "scheme": "http",
            "client": (peer, 5),
            "server": ("127.0.0.1", 8000),
            "headers": [(name.encode(), value.encode()) for name, value in headers],
        }

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            sent.append(message)

        with start_blocking_portal() as portal:
            portal.call(app, scope, receive, send)
        found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return sent[0]["status"], found, b"".join(one.get("body", b"") for one in sent[1:]).decode()

    return asked


OURS = ("host", "cairn.example.com")


def test_a_request_for_another_name_is_told_what_to_mend(ask):
    status, headers, text = ask("/sign-in", ("host", "evil.example"))
    assert status == 421
    assert "CAIRN_BASE_URL" in text
    assert "evil" not in text
    assert headers["x-content-type-options"] == "nosniff"
    assert ask("/sign-in", OURS)[0] == 200


def test_none_and_two_names_are_no_request(ask):
    assert ask("/sign-in")[0] == 400
    assert ask("/sign-in", OURS, ("host", "evil.example"))[0] == 400
    assert ask("/sign-in", OURS, OURS)[0] == 400


def test_a_name_of_visitors_side_opens_nothing_else(ask):
    assert ask("/player/v1/schema/guides.json", ("host", "cdn.example.net"))[0] == 200
    assert ask("/sign-in", ("host", "cdn.example.net"))[0] == 421
    assert ask("/player/v1/schema/guides.json", ("host", "evil.example"))[0] == 421


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_probes_ask_a_process_by_its_number(ask, path):
    assert ask(path, ("host", "10.0.0.3:8000"))[0] == 200


def test_what_strangers_say_was_forwarded_counts_nothing(ask):
    """Neither for the name, nor for what the request is called."""
    lies = [("x-forwarded-host", "evil.example"), ("forwarded", "host=evil.example"), ("x-request-id", "chosen-by-a-stranger")]
    status, headers, text = ask("/sign-in", OURS, *lies)
    assert status == 200
    assert "evil" not in text + str(headers)
    assert headers["x-request-id"] != "chosen-by-a-stranger"
    assert ask("/sign-in", OURS, *lies, peer="10.0.0.7")[1]["x-request-id"] == "chosen-by-a-stranger"


def test_of_visitors_nothing_is_called_anything_unless_it_was_refused(ask):
    assert "x-request-id" not in ask("/player/v1/schema/guides.json", OURS)[1]
    assert "x-request-id" in ask("/player/v1/nobody.js", OURS)[1]


def test_promise_3_a_line_of_the_log_names_a_pattern_and_nobody(ask):
    root, ours = logging.getLogger(), logging.getLogger("cairn")
    before, stream = (root.handlers[:], root.level, ours.level), io.StringIO()
    begin_log("json", stream)
    try:
        called = ask("/welcome/a-secret-of-somebody", OURS)[1]["x-request-id"]
        ask("/player/v1/schema/guides.json", OURS)
        ask("/healthz", OURS)
    finally:
        root.handlers[:] = before[0]
        root.setLevel(before[1])
        ours.setLevel(before[2])
    (line,) = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert (line["route"], line["status"], line["request"], line["part"]) == ("/welcome/{secret}", 410, called, "editor")
    assert "203.0.113.9" not in stream.getvalue()
    assert "a-secret" not in stream.getvalue()
