import pytest

from models.guide.link_address import leads_nowhere


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example",
        "HTTP://localhost:3000/a b?c=d#e",
        "https://müller.example/",
        "https://[::1]:8443/",
        "https://name:secret@a.example/",
        "mailto:a@b.example",
        "tel:+49",
        "/boats",
        "./boats",
        "?a=b",
        "#top",
        "",
    ],
)
def test_what_a_browser_can_open_leads_somewhere(url):
    assert not leads_nowhere(url)


@pytest.mark.parametrize(
    "url", ["https://", "https:///", "http://:80", "https://a:99999/", "https://a:b/", "https://..", "mailto:", "tel:"]
)
def test_what_no_browser_can_open_leads_nowhere(url):
    assert leads_nowhere(url)
