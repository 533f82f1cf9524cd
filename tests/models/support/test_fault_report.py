import json
import logging
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli
import pytest
import sentry_sdk
from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from models.support.fault_report import begin_reports, report
from models.support.operating_settings import OperatingSettings

CANARY = "maren@harbour.example"
UNPACK = {"": bytes, "br": brotli.decompress}


@contextmanager
def receiver():
    """A server that takes what is reported; yields where it is and what came."""
    came = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            came.append(UNPACK[self.headers.get("content-encoding", "")](body).decode())
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_arguments):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://key@127.0.0.1:{server.server_port}/42", came
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def reports():
    """Where faults are reported to, for one test."""
    with receiver() as (dsn, came):
        begin_reports(OperatingSettings(sentry_dsn=dsn), "0.1.0")
        yield came
        sentry_sdk.get_client().close(timeout=5)
        sentry_sdk.get_global_scope().set_client(None)


def flushed(came):
    sentry_sdk.flush(5)
    return "\n".join(came)


def test_a_report_says_what_failed_and_where_and_nothing_of_anybody(reports):
    typed = CANARY
    sentry_sdk.set_user({"email": CANARY, "ip_address": "198.51.100.7"})
    sentry_sdk.add_breadcrumb(message=CANARY)
    sentry_sdk.set_tag("who", CANARY)
    query = text("SELECT nothing FROM nowhere WHERE email = :email")
    with create_engine("sqlite://").connect() as connection, pytest.raises(SQLAlchemyError, match=CANARY) as caught:
        connection.execute(query, {"email": typed})
    report(caught.value, "PUT /guides/{guide_id}")
    said = flushed(reports)
    assert "OperationalError" in said
    assert "PUT /guides/{guide_id}" in said
    assert "test_a_report_says" in said
    assert CANARY not in said
    assert "198.51.100.7" not in said
    assert "nowhere" not in said


def test_what_a_job_logs_as_an_error_is_reported_without_its_words(reports):
    logging.getLogger("dbos").error("Letter to %s failed", CANARY, extra={"to": CANARY})
    said = flushed(reports)
    assert json.loads(said.splitlines()[-1])["message"] == "An error was logged by dbos."
    assert CANARY not in said


def test_without_a_place_nothing_is_reported():
    report(ValueError(CANARY), "GET /")
    assert not sentry_sdk.is_initialized()
