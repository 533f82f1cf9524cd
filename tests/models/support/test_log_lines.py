import io
import json
import logging

import pytest

from models.support.log_lines import REQUEST, begin_log


@pytest.fixture
def log():
    """What is written, and the loggers as they were before."""
    root, ours = logging.getLogger(), logging.getLogger("cairn")
    before = root.handlers[:], root.level, ours.level
    stream = io.StringIO()
    begin_log("json", stream)
    yield stream
    root.handlers[:] = before[0]
    root.setLevel(before[1])
    ours.setLevel(before[2])


def lines(log: io.StringIO) -> list[dict]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_a_line_says_what_when_and_in_which_request(log):
    token = REQUEST.set("0af7651916cd43dd")
    logging.getLogger("cairn").warning("The database no longer says what is published.", extra={"facts": {"ms": 3.5}})
    REQUEST.reset(token)
    (line,) = lines(log)
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "warning",
        "logger": "cairn",
        "message": "The database no longer says what is published.",
        "request": "0af7651916cd43dd",
        "ms": 3.5,
    }


def test_promise_3_a_line_has_no_address_and_no_secret(log):
    secret = "Zk3dV0q7mE4sTg9bXwPjHrLuAaYcNf12_-ab"
    logging.getLogger("cairn").warning("alice@acme.example from 203.0.113.9 and 2001:db8::7 with %s", secret)
    logging.getLogger("sqlalchemy").warning("row %s", "alice@acme.example")
    logging.getLogger("cairn.links").warning("a link: %s", secret, extra={"in_lines": "There is no mail."})
    text = log.getvalue()
    assert not any(word in text for word in ("alice", "203.0.113.9", "2001:db8", secret))
    assert [line["message"] for line in lines(log)] == [
        "[address] from [network] and [network] with [secret]",
        "row %s",
        "There is no mail.",
    ]


def test_a_fault_is_its_kind_and_places_and_not_its_words(log):
    try:
        int("alice@acme.example wrote hunter2")
    except ValueError:
        logging.getLogger("cairn").warning("A request failed.", exc_info=True)
    (line,) = lines(log)
    assert line["fault"] == "ValueError"
    assert line["places"][-1].startswith("test_log_lines.py:")
    assert "hunter2" not in log.getvalue()


def test_a_times_of_day_and_a_route_are_no_network(log):
    logging.getLogger("cairn").warning("At 03:30:12, /guides/{guide_id:int}/steps/{step_id}")
    assert lines(log)[0]["message"] == "At 03:30:12, /guides/{guide_id:int}/steps/{step_id}"


def test_what_runs_the_jobs_says_it_as_everybody_does(log):
    """DBOS gives its logger a handler that writes text unless there is one."""
    from dbos._logger import dbos_logger, init_logger

    init_logger()
    dbos_logger.warning("Exception in schedule 'nightly': Traceback\n alice@acme.example", extra={"executorID": "local"})
    (line,) = lines(log)
    assert (line["logger"], line["level"], line["message"]) == ("dbos", "warning", "Exception in schedule 'nightly': Traceback")
