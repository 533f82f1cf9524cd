from typing import NoReturn

import httpcore2
import pytest

from models.support.outbound import AllowList, Outbound, WaysOut
from models.support.outbound.allow_list import read_ports
from tests.models.support.outbound.reached import refused, serving
from tests.models.support.wire import answer


def test_a_place_of_one_organisation_is_closed_to_the_others():
    with serving(answer(b"payroll")) as (served, _):
        ways_out = WaysOut(AllowList([f"{served.place}@acme23"]))
        assert ways_out.of("acme23").get(served.url()).body == b"payroll"
        asked = len(served.asked)
        for other in ("acme24", "acme2", ""):
            assert refused(lambda other=other: ways_out.of(other).get(served.url())).kind == "address"
        assert len(served.asked) == asked


def test_a_place_without_an_organisation_is_everybodys():
    allow = AllowList(["intra.test:8080", "[::1]:81@acme23"])
    assert allow.of("acme23").has("intra.test", 8080)
    assert allow.of("other").has("intra.test", 8080)
    assert not allow.of("other").has("intra.test", 80)
    assert allow.of("acme23").has("::1", 81)
    assert not allow.of("other").has("::1", 81)


@pytest.mark.parametrize("entry", ["intra.test@", "intra.test:80@a b", "intra.test@ab@cd", "intra.test:99999@acme23"])
def test_an_entry_that_cannot_be_read_is_named(entry: str):
    with pytest.raises(ValueError, match=entry):
        AllowList([entry])


def test_public_addresses_are_asked_at_the_ports_of_the_web_and_those_that_are_named():
    refusal = refused(lambda: Outbound().get("http://8.8.8.8:8443/"))
    assert refusal.reason == "Port 8443 is not fetched from; only 80, 443 and ports that CAIRN_FETCH_PORTS names are."
    assert read_ports(["8443", " 8080 ", ""]) == {80, 443, 8080, 8443}


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", "²", "80.5"])
def test_what_is_no_port_is_named(port: str):
    with pytest.raises(ValueError, match="is not a port, a whole number from 1 to 65535"):
        read_ports([port])


def test_a_port_that_was_named_is_dialled(monkeypatch):
    dialled: list[tuple[str, int]] = []

    def dial(_backend: object, host: str, port: int, *_: object) -> NoReturn:
        dialled.append((host, port))
        raise httpcore2.ConnectError

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", dial)
    refused(lambda: Outbound().get("http://8.8.8.8:8443/"))
    assert dialled == []
    assert refused(lambda: Outbound(ports=read_ports(["8443"])).get("http://8.8.8.8:8443/")).kind == "network"
    assert dialled == [("8.8.8.8", 8443)]
