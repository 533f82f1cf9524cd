import argparse
import json

import pytest

from tests.models.support.wire import answer, wire
from web.commands import fetch


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    fetch.register(parser.add_subparsers())
    arguments = parser.parse_args(["fetch", *words])
    return int(arguments.run(arguments))


def test_a_page_is_described(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    with wire(lambda _: lambda _path: answer(b"<h1>Harbour</h1>")) as served:
        monkeypatch.setenv("CAIRN_FETCH_ALLOW", f"other.test, {served.place}")
        assert run(served.url("/x"), "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found.pop("milliseconds") >= 0
    assert found == {"url": served.url("/x"), "status": 200, "media_type": "text/html", "charset": "utf-8", "bytes": 16}


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_refused_address_says_why(more: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.delenv("CAIRN_FETCH_ALLOW", raising=False)
    assert run("http://127.0.0.1:9/", *more) == 1
    assert list(json.loads(capsys.readouterr().out)) == ["refused"]


def test_an_error_page_is_a_finding(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    with wire(lambda _: lambda _path: answer(b"no", status="403 Forbidden")) as served:
        monkeypatch.setenv("CAIRN_FETCH_ALLOW", served.place)
        assert run(served.url()) == 1
    assert "problem      The page answers 403 Forbidden: " in capsys.readouterr().out


def test_a_bad_allow_list_is_an_input_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("CAIRN_FETCH_ALLOW", "http://example.com")
    assert run("http://example.com/") == 2
    assert capsys.readouterr().err == "CAIRN_FETCH_ALLOW: http://example.com is not host or host:port\n"
