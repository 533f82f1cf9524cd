import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.support.outbound import Location, Refused

LOOPBACK = [
    "http://127.0.0.1/", "http://127.1/", "http://0x7f.1/", "http://0x7f000001/", "http://2130706433/", "http://017700000001/",
    "http://127.0.0.1./", "http://127。0。0。1/", "http://①②⑦.0.0.1/", "HTTP://127.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("url", LOOPBACK)
def test_every_way_to_write_loopback_is_loopback(url: str):
    assert Location.read(url).host == "127.0.0.1"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("example.com", "The address has no scheme: start it with https:// or http://."),
        ("localhost:8000/x", "The address has no scheme: start it with https:// or http://."),
        ("//example.com/", "The address has no scheme: start it with https:// or http://."),
        ("", "The address has no scheme: start it with https:// or http://."),
        ("file:///etc/passwd", "Only http:// and https:// addresses are fetched, not file:."),
        ("gopher://example.com/", "Only http:// and https:// addresses are fetched, not gopher:."),
        ("javascript:alert(1)", "Only http:// and https:// addresses are fetched, not javascript:."),
        ("http://user:secret@example.com/", "The address has a user name or password in it; leave them out."),
        ("http://example.com@127.0.0.1/", "The address has a user name or password in it; leave them out."),
        ("http://example.com\\@127.0.0.1/", "The address has a space, a backslash or a control character in it."),
        ("http://exam ple.com/", "The address has a space, a backslash or a control character in it."),
        ("http://example.com/\r\nHost: x", "The address has a space, a backslash or a control character in it."),
        ("http://127%2e0.0.1/", "The address can't be read: check its host and port."),
        ("http://[fe80::1%25eth0]/", "The address can't be read: check its host and port."),
        ("http://[::1/", "The address can't be read: check its host and port."),
        ("http://1.2.3.4.5/", "The address can't be read: check its host and port."),
        ("http://999.1/", "The address can't be read: check its host and port."),
        ("http://example.com:99999/", "The address can't be read: check its host and port."),
        ("http:///path", "The address can't be read: check its host and port."),
        (f"http://example.com/{'a' * 5000}", "The address is longer than 4096 characters."),
    ],
)
def test_an_address_nobody_should_ask_for_gets_its_sentence(url: str, sentence: str):
    with pytest.raises(Refused) as refusal:
        Location.read(url)
    assert (refusal.value.reason, refusal.value.kind) == (sentence, "url")


def test_an_address_is_written_in_one_way():
    location = Location.read(" https://Bücher.Example:443/Pfad/ä?q=ö b#teil ".replace("ö b", "ö"))
    assert location.url == "https://xn--bcher-kva.example/Pfad/%C3%A4?q=%C3%B6"
    assert Location.read("http://[2001:DB8:0::1]:8080/").url == "http://[2001:db8::1]:8080/"


def test_a_reference_leads_on_from_where_it_stands():
    here = Location.read("https://example.com/a/b")
    assert here.join("../c?d").url == "https://example.com/c?d"
    assert here.join("//other.example/x").url == "https://other.example/x"


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(text: str):
    for candidate in (text, f"http://{text}"):
        try:
            location = Location.read(candidate)
        except Refused:
            continue
        else:
            assert Location.read(location.url) == location
