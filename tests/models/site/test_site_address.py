import pytest

from models.site.page_address import BadAddress
from models.site.site_address import SiteAddress, read_site_address


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("app.example.com", SiteAddress("https://app.example.com/", "https")),
        (" //App.Example.com/ ", SiteAddress("https://app.example.com/", "https")),
        ("app.example.com:8443/boats?x=1#y", SiteAddress("https://app.example.com:8443/", "https", "its path")),
        ("localhost:3000", SiteAddress("http://localhost:3000/", "http")),
        ("127.0.0.1:8001/lab?token=secret", SiteAddress("http://127.0.0.1:8001/", "http", "its path")),
        ("[::1]:8001", SiteAddress("http://[::1]:8001/", "http")),
        ("shop.localhost", SiteAddress("http://shop.localhost/", "http")),
        ("https://app.example.com?token=secret", SiteAddress("https://app.example.com/", "", "its query")),
        ("https://app.example.com/#/boats", SiteAddress("https://app.example.com/", "", "its path")),
        ("https://app.example.com/", SiteAddress("https://app.example.com/")),
        ("https://intranet", SiteAddress("https://intranet/")),
        ("intranet:8080", SiteAddress("https://intranet:8080/", "https")),
        ("bücher.example", SiteAddress("https://xn--bcher-kva.example/", "https")),
    ],
)
def test_a_host_is_enough_and_only_the_origin_is_taken(typed, read):
    assert read_site_address(typed) == read
    assert bool(read.said) == bool(read.added or read.cut)
    assert "secret" not in read.said


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("app.example.com", "https://app.example.com/"),
        ("127.0.0.1:8001/lab?token=secret", "http://127.0.0.1:8001/lab"),
        ("https://app.example.com/#/boats", "https://app.example.com/#/boats"),
        ("https://app.example.com/boats/#access_token=secret", "https://app.example.com/boats/"),
        ("https://app.example.com/#/boats?token=secret", "https://app.example.com/"),
    ],
)
def test_the_page_that_was_pasted_is_kept_without_what_may_be_a_secret(typed, page):
    assert read_site_address(typed).page == page


@pytest.mark.parametrize(
    "typed",
    ["", " ", "javascript:alert(1)", "mailto:a@b.example", "file:///etc/passwd", "a b", "a@b.example", "/", "x:y", "boats"],
)
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(BadAddress):
        read_site_address(typed)
