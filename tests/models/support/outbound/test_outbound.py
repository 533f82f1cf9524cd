import time
from collections.abc import Callable, Generator, Iterable
from itertools import chain

import pytest

from models.support.outbound import Limits, Outbound
from tests.models.support.outbound.reached import MEBIBYTE, refused, serving, slowly
from tests.models.support.wire import Wire, answer


def test_an_answer_tells_what_came():
    with serving(answer(b"<p>hello", content_type="Text/HTML; charset=UTF-8", x_twice="1")) as (served, outbound):
        found = outbound.get(served.url("/a?b#c"))
    assert (found.status, found.body, found.media_type, found.received) == (200, b"<p>hello", "text/html", 8)
    assert found.url == served.url("/a?b")
    assert served.asked[0].startswith("GET /a?b HTTP/1.1\r\nhost: 127.0.0.1:")


def test_a_name_service_that_hangs_costs_no_more_than_the_time_allowed():
    with serving(answer()) as (served, _):
        outbound = Outbound(resolver=lambda *_: [str(served.over.wait(20))])
        assert refused(lambda: outbound.get("http://shop.test/", Limits(seconds=0.2))).kind == "time"


def test_a_name_that_does_not_exist_is_said_so():
    def missing(host: str, _port: int) -> list[str]:
        raise OSError(host)

    assert refused(lambda: Outbound(resolver=missing).get("http://shop.test/")).reason == "The name shop.test can't be found."


def test_nothing_listening_is_said_so():
    with serving(answer()) as (served, outbound):
        pass
    assert refused(lambda: outbound.get(served.url())).reason == f"Nothing answers at {served.place}."


@pytest.mark.parametrize(
    "pieces",
    [
        lambda served: served.drip(b"", 5),
        lambda served: chain([b"HTTP/1.1 200 OK\r\n"], served.drip(b"x: y\r\n", 0.05)),
        lambda served: chain([b"HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n"], served.drip(b"x", 0.05)),
    ],
    ids=["silence", "headers", "body"],
)
def test_a_server_that_trickles_is_left_when_the_time_is_up(pieces: Callable[[Wire], Iterable[bytes]]):
    with slowly(pieces) as (served, outbound):
        started = time.monotonic()
        refusal = refused(lambda: outbound.get(served.url(), Limits(seconds=0.4)))
        assert time.monotonic() - started < 2
    assert refusal.reason == f"{served.place} did not answer in full within 0.4 seconds."


def test_fifty_mebibytes_are_refused_before_they_are_read():
    with serving(answer(content_length=str(50 * MEBIBYTE))) as (served, outbound):
        assert refused(lambda: outbound.get(served.url())).reason == "The answer is larger than 5 MiB."


def test_an_endless_answer_is_cut_at_the_limit():
    def endless(served: Wire) -> Generator[bytes]:
        yield b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
        yield from served.drip(b"10000\r\n" + b"x" * 65536 + b"\r\n", 0)

    with slowly(endless) as (served, outbound):
        assert refused(lambda: outbound.get(served.url())).kind == "size"


@pytest.mark.parametrize("count", [300, 20000])
def test_too_many_headers_are_refused(count: int):
    with serving(b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * count + b"\r\n") as (served, outbound):
        assert refused(lambda: outbound.get(served.url())).kind in {"size", "network"}


def test_hints_of_an_answer_that_never_comes_are_not_read_until_the_time_is_up():
    hints = b"HTTP/1.1 103 Early Hints\r\n\r\n"
    with slowly(lambda served: served.drip(hints * 1000, 0)) as (served, outbound):
        assert refused(lambda: outbound.get(served.url())).kind == "size"
    with serving(hints + answer(b"there")) as (served, outbound):
        assert outbound.get(served.url()).body == b"there"


def test_what_is_not_http_is_said_so():
    with serving(b"SSH-2.0-OpenSSH_9.9\r\n") as (served, outbound):
        assert refused(lambda: outbound.get(served.url())).reason == f"{served.place} does not answer as a web server should."


def test_an_answer_shorter_than_announced_is_refused():
    with serving(answer(b"half", content_length="8")) as (served, outbound):
        assert refused(lambda: outbound.get(served.url())).kind == "network"


def test_an_error_is_an_answer_and_its_body_is_cut():
    with serving(answer(b"x" * 9 * MEBIBYTE, status="500 Oh")) as (served, outbound):
        found = outbound.get(served.url())
    assert (found.status, len(found.body)) == (500, 65536)
