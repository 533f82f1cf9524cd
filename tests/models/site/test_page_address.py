import pytest

from models.site.page_address import BadAddress, kept_page, leads_elsewhere, origin_of, page_of, read_address
from models.support.json_reader import Reader


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" https://app.example.com ", "https://app.example.com/"),
        ("HTTPS://App.Example.COM:443/Path?q=1#here", "https://app.example.com/Path?q=1#here"),
        ("http://127.0.0.1:8001", "http://127.0.0.1:8001/"),
        ("http://[::1]:8001/a", "http://[::1]:8001/a"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ],
)
def test_an_address_is_read_the_way_browsers_write_it(typed, address):
    assert read_address(typed) == address


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "Enter the address"),
        ("app.example.com", "https://app.example.com"),
        ("//app.example.com", "https://app.example.com"),
        ("javascript:alert(1)", "Only http"),
        ("file:///etc/passwd", "Only http"),
        ("https://", "names no host"),
        ("https://user:secret@example.com", "name and password"),
        ("https://example.com/a b", "spaces"),
        ("https://example.com/\x00", "spaces"),
        ("https://example.com:99999", "host and the port"),
        ("https://[::1", "host and the port"),
        ("https://" + "a" * 64 + ".example", "not a valid name"),
        ("https://example.com/" + "a" * 2000, "2000"),
    ],
)
def test_an_address_that_can_not_be_used_says_what_to_change(typed, why):
    with pytest.raises(BadAddress, match=why):
        read_address(typed)


def test_an_origin_is_scheme_host_and_port():
    assert origin_of("https://app.example.com:8443/a/b?c#d") == "https://app.example.com:8443"


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://app.example.com/a?b=1#install", "https://app.example.com/a?b=1"),
        ("https://app.example.com/#/boats?sort=name", "https://app.example.com/#/boats?sort=name"),
        ("https://app.example.com/#!/boats", "https://app.example.com/#!/boats"),
        ("https://app.example.com/#/boats#list", "https://app.example.com/#/boats"),
        ("https://app.example.com/#!", "https://app.example.com/"),
        ("https://app.example.com/", "https://app.example.com/"),
    ],
)
def test_a_single_page_applications_own_address_is_a_page_and_a_place_on_one_is_not(address, page):
    assert page_of(address) == page


@pytest.mark.parametrize(
    ("came", "elsewhere"),
    [
        ("http://app.example/in?next=1", False),
        ("https://app.example/", False),
        ("https://app.example:8443/", True),
        ("http://app.example:8080/", True),
        ("http://www.app.example/", True),
    ],
)
def test_another_scheme_host_or_port_is_elsewhere_but_the_hosts_own_https_is_not(came, elsewhere):
    assert leads_elsewhere("http://app.example/", came) is elsewhere
    assert leads_elsewhere("https://app.example/", "http://app.example/")


@pytest.mark.parametrize("page", ["http://[::1", "https://a.example:99999/", "https://a]b/", "//[", "https://\u2100.example/"])
def test_a_page_that_no_browser_could_open_is_a_fault_of_its_document(page):
    reader = Reader.of({"page": page})
    assert kept_page(reader, "page") == ""
    assert reader.faults == [("page", "is no address that a browser could open; check the host and the port")]


@pytest.mark.parametrize("page", ["", "/boats", "https://a.example/[x]", "https://a.example/#/boats", "http://[::1]:80/"])
def test_a_page_or_a_part_of_one_is_kept_as_it_is(page):
    assert kept_page(Reader.of({"page": page}), "page") == page
