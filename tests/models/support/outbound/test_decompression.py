import gzip
import zlib

import brotli
import pytest

from models.support.outbound.decompression import decoder_for
from tests.models.support.outbound.reached import MEBIBYTE, refused, serving
from tests.models.support.wire import answer

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
