import pytest

from models.support.outbound import Answer, Outbound
from models.support.outbound.cookies import Cookies
from tests.models.support.wire import answer, wire

HOME = "https://app.acme.example/in/form"


def taken(*lines: str, url: str = HOME) -> Cookies:
    cookies = Cookies()
    cookies.take(Answer(url, 200, {}, b"", 0, 0.0, set_cookies=lines))
    return cookies


@pytest.mark.parametrize(
    ("lines", "header"),
    [
        (["a=1; Expires=Wed, 01 Jan 2131 00:00:00 GMT; Path=/", "b=2; Secure; Path=/", "c=x=y; Path=/"], "a=1; b=2; c=x=y"),
        (["a=1; Path=/; Secure; HttpOnly; SameSite=None; Partitioned; Priority=High"], "a=1"),
        (["a=1; Path=/", "a=2; Path=/"], "a=2"),
        (["a=1; Path=/", "a=; Path=/; Max-Age=0"], ""),
        (["a=1; Path=/", "a=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT"], ""),
        (["a=1; Domain=acme.example; Path=/"], "a=1"),
        (["a=1; Domain=other.example; Path=/"], ""),
        (["a=1; Path=/admin"], ""),
        (["", "nothing", ";;;"], ""),
    ],
)
def test_cookies_are_sent_back_where_they_belong(lines: list[str], header: str):
    assert taken(*lines).header_for("https://app.acme.example/boats") == header


def test_a_cookie_of_a_path_is_for_what_lies_below():
    cookies = taken("a=1; Path=/admin", "b=2; Path=/")
    assert cookies.header_for("https://app.acme.example/admin/boats") == "a=1; b=2"


def test_a_cookie_goes_to_no_other_site_and_a_secure_one_only_where_it_is_safe():
    cookies = taken("a=1; Secure; Path=/")
    assert cookies.header_for("https://evil.example/") == ""
    assert cookies.header_for("http://app.acme.example/") == ""


def test_cookies_of_one_answer_are_told_apart():
    said = answer(set_cookie="a=1; Expires=Wed, 01 Jan 2131 00:00:00 GMT").replace(b"\r\n", b"\r\nSet-Cookie: b=2\r\n", 1)
    with wire(lambda _: lambda _path: said) as served:
        found = Outbound([served.place]).get(served.url())
    cookies = Cookies()
    cookies.take(found)
    assert cookies.header_for(served.url("/boats")) == "b=2; a=1"
