import gzip
import time
import zlib
from collections.abc import Callable, Generator, Iterable
from contextlib import AbstractContextManager, contextmanager
from itertools import chain

import brotli
import pytest

from models.support.outbound import Limits, Outbound, Refused
from models.support.outbound.decompression import decoder_for
from tests.models.support.wire import Saying, Wire, answer, wire

MEBIBYTE = 1024 * 1024


@contextmanager
def serving(said: bytes | Callable[[Wire], Saying]) -> Generator[tuple[Wire, Outbound]]:
    """A server, and a way out that may reach it."""
    with wire(said if callable(said) else lambda _: lambda _path: said) as served:
        yield served, Outbound([served.place])


def refused(work: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as refusal:
        work()
    assert refusal.value.reason.endswith(".")
    return refusal.value


def test_an_answer_tells_what_came():
    with serving(answer(b"<p>hello", content_type="Text/HTML; charset=UTF-8", x_twice="1")) as (served, outbound):
        found = outbound.get(served.url("/a?b#c"))
    assert (found.status, found.body, found.media_type, found.received) == (200, b"<p>hello", "text/html", 8)
    assert found.url == served.url("/a?b")
    assert served.asked[0].startswith("GET /a?b HTTP/1.1\r\nhost: 127.0.0.1:")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0"])
def test_a_private_address_is_refused_however_it_is_written(host: str):
    with serving(answer(b"secret")) as (served, _):
        refusal = refused(lambda: Outbound().get(f"http://{host}:{served.port}/"))
        assert served.asked == []
    assert refusal.kind == "address"


def test_an_allowed_port_allows_no_other_port_and_no_other_name():
    with serving(answer(b"x")) as (served, _):
        assert refused(lambda: Outbound([f"127.0.0.1:{served.port + 1}"]).get(served.url())).kind == "address"
        assert refused(lambda: Outbound([served.place]).get(f"http://localhost:{served.port}/")).kind == "address"
        assert Outbound(["127.0.0.1"]).get(served.url()).body == b"x"


def test_a_bad_entry_of_the_allow_list_is_named():
    with pytest.raises(ValueError, match=r"example\.com:http is not host or host:port"):
        Outbound(["example.com:http"])


def test_a_name_that_leads_to_loopback_is_refused():
    refusal = refused(lambda: Outbound(resolver=lambda *_: ["127.0.0.1"]).get("http://shop.test/"))
    assert refusal.reason.startswith("shop.test leads to 127.0.0.1, which is a loopback address;")


def test_a_name_with_a_public_and_a_private_address_is_refused():
    refusal = refused(lambda: Outbound(resolver=lambda *_: ["8.8.8.8", "10.0.0.1"]).get("http://shop.test/"))
    assert "10.0.0.1, which is a private address" in refusal.reason


def test_a_name_is_resolved_once_and_the_judged_address_is_dialled():
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    with serving(answer(b"x")) as (served, _):
        outbound = Outbound([f"shop.test:{served.port}"], resolver=lambda *_: next(answers))
        assert outbound.get(f"http://shop.test:{served.port}/").body == b"x"
        assert next(answers) == ["127.0.0.2"]
        assert f"host: shop.test:{served.port}" in served.asked[0]


def test_a_name_service_that_hangs_costs_no_more_than_the_time_allowed():
    with serving(answer()) as (served, _):
        outbound = Outbound(resolver=lambda *_: [str(served.over.wait(20))])
        assert refused(lambda: outbound.get("http://shop.test/", Limits(seconds=0.2))).kind == "time"


def test_a_name_that_does_not_exist_is_said_so():
    def missing(host: str, _port: int) -> list[str]:
        raise OSError(host)

    assert refused(lambda: Outbound(resolver=missing).get("http://shop.test/")).reason == "The name shop.test can't be found."


def test_ports_that_browsers_block_are_blocked():
    assert refused(lambda: Outbound().get("http://8.8.8.8:25/")).reason == "Port 25 is not one that web servers use."


def test_nothing_listening_is_said_so():
    with serving(answer()) as (served, outbound):
        pass
    assert refused(lambda: outbound.get(served.url())).reason == f"Nothing answers at {served.place}."


@pytest.mark.parametrize("status", ["301 M", "302 F", "303 S", "307 T", "308 P"])
def test_redirects_are_followed_and_listed(status: str):
    pages = {"/": answer(status=status, location="/next"), "/next": answer(b"there")}
    with serving(lambda _: pages.__getitem__) as (served, outbound):
        found = outbound.get(served.url())
    assert (found.url, found.body, found.redirects) == (served.url("/next"), b"there", (served.url("/"),))


def test_redirects_in_a_circle_are_refused():
    pages = {"/": answer(status="302 F", location="/b"), "/b": answer(status="302 F", location="/")}
    with serving(lambda _: pages.__getitem__) as (served, outbound):
        assert refused(lambda: outbound.get(served.url())).reason == "The page redirects in a circle."


def test_five_redirects_are_followed_and_six_are_not():
    def say(path: str) -> bytes:
        left = int(path[1:])
        return answer(status="302 F", location=f"/{left - 1}") if left else answer(b"end")

    with serving(lambda _: say) as (served, outbound):
        assert outbound.get(served.url("/5")).body == b"end"
        assert refused(lambda: outbound.get(served.url("/6"))).reason == "The page redirects more than 5 times."


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ("http://127.0.0.2/", "address"),
        ("http://169.254.169.254/latest/meta-data/", "address"),
        ("http://[::1]/", "address"),
        ("file:///etc/passwd", "url"),
        ("http://user@127.0.0.1/", "url"),
        ("gopher://x/", "url"),
    ],
)
def test_a_redirect_is_judged_like_a_first_request(location: str, kind: str):
    with serving(answer(status="302 F", location=location)) as (served, outbound):
        assert refused(lambda: outbound.get(served.url())).kind == kind


def test_secrets_are_not_carried_to_another_origin():
    with serving(answer(b"x")) as (other, _):
        pages = {"/": answer(status="302 F", location="/same"), "/same": answer(status="302 F", location=other.url())}
        with serving(lambda _: pages.__getitem__) as (served, _):
            headers = {"Authorization": "Bearer s3cret", "X-Api-Key": "s3cret, too", "Accept-Language": "no"}
            Outbound([served.place, other.place]).get(served.url(), headers=headers)
            assert [asked.count("s3cret") for asked in served.asked] == [2, 2]
        assert "s3cret" not in other.asked[0]
        assert "accept-language: no" in other.asked[0]


def test_a_delivery_is_sent_and_its_redirect_is_only_reported():
    with serving(answer(status="307 T", location="/again")) as (served, outbound):
        found = outbound.send("POST", served.url("/hook"), b"{}", headers={"Content-Type": "application/json"})
    assert found.status == 307
    assert [head.split(" HTTP")[0] for head in served.asked] == ["POST /hook"]


def slowly(pieces: Callable[[Wire], Iterable[bytes]]) -> AbstractContextManager[tuple[Wire, Outbound]]:
    return serving(lambda served: lambda _path: pieces(served))


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


BOMB = b"\0" * (50 * MEBIBYTE)


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [(gzip.compress(BOMB), "gzip"), (zlib.compress(BOMB), "deflate"), (brotli.compress(BOMB, quality=1), "br")],
    ids=["gzip", "deflate", "brotli"],
)
def test_a_decompression_bomb_is_noticed_before_it_goes_off(packed: bytes, encoding: str):
    with serving(answer(packed, content_encoding=encoding)) as (served, outbound):
        assert refused(lambda: outbound.get(served.url())).reason == "The answer is larger than 5 MiB."


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_unpacking_stops_where_the_room_ends(encoding: str):
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[encoding]
    assert 1000 < len(decoder_for(encoding).feed(pack(b"\0" * MEBIBYTE), 1000)) < 100_000


RAW_DEFLATE = zlib.compressobj(wbits=-15)


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (gzip.compress(b"hello" * 999), "gzip"),
        (zlib.compress(b"hello" * 999), "deflate"),
        (RAW_DEFLATE.compress(b"hello" * 999) + RAW_DEFLATE.flush(), "deflate"),
        (brotli.compress(b"hello" * 999), "br"),
        (b"hello" * 999, "identity"),
    ],
    ids=["gzip", "zlib", "deflate", "brotli", "plain"],  # packed bytes carry the time, and names must be the same everywhere
)
def test_packed_answers_are_unpacked(packed: bytes, encoding: str):
    with serving(answer(packed, content_encoding=encoding)) as (served, outbound):
        found = outbound.get(served.url())
    assert (found.body, found.received) == (b"hello" * 999, len(packed))


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate"])
def test_broken_compression_is_said_so(encoding: str):
    with serving(answer(b"\xff\xfe nonsense", content_encoding=encoding)) as (served, outbound):
        assert refused(lambda: outbound.get(served.url())).reason == "The answer's compression is broken."


def test_compression_that_stops_half_way_is_not_half_taken():
    with serving(answer(gzip.compress(b"hello" * 999)[:-12], content_encoding="gzip")) as (served, outbound):
        assert refused(lambda: outbound.get(served.url())).reason == "The answer broke off before its end."


def test_a_coding_nobody_asked_for_is_refused():
    with serving(answer(b"x", content_encoding="gzip, gzip")) as (served, outbound):
        assert "packed in a way" in refused(lambda: outbound.get(served.url())).reason


@pytest.mark.parametrize("count", [300, 20000])
def test_too_many_headers_are_refused(count: int):
    with serving(b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * count + b"\r\n") as (served, outbound):
        assert refused(lambda: outbound.get(served.url())).kind in {"size", "network"}


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
