import pytest

from models.page.site_crawl import AskedToWait, SiteCrawl
from models.page.site_sign_in import BadSignIn, NotSignedIn, SignIn
from models.support.outbound import Outbound
from tests.models.support.wire import answer, wire
from tests.sites.django_admin import django_admin

FORM = b"""<!doctype html><title>Sign in</title><form action="/go" method="post"><input type="hidden" name="csrf" value="t0ken">
<input name="search"><input type="email" name="who"><input type="password" name="word"><button>Go</button></form>"""


def form(url, user="a@b.example", password="heron"):
    return SignIn.read("form", {"form_url": url, "form_user": user, "form_password": password})


def test_a_form_is_filled_in_and_its_cookies_go_to_that_origin_only():
    pages = {
        "/in": answer(FORM, set_cookie="pre=1; Path=/; Expires=Wed, 01 Jan 2031 00:00:00 GMT"),
        "/go": answer(status="302 Found", location="/home", set_cookie="session=abc; HttpOnly"),
    }
    with wire(lambda _: pages.__getitem__) as served:
        signed = form(served.url("/in")).open(f"http://{served.place}", Outbound([served.place]))
        assert signed.headers_for(served.url("/boats")) == {"cookie": "pre=1; session=abc"}
        assert signed.headers_for("http://elsewhere.example/boats") == {}
        sent = served.asked[-1]
    assert sent.startswith("POST /go ")
    assert "cookie: pre=1" in sent
    assert f"origin: http://{served.place}" in sent


@pytest.mark.parametrize(
    ("pages", "sentence"),
    [
        ({"/in": answer(b"<p>hello")}, "no form with a password"),
        ({"/in": answer(FORM.replace(b"/go", b"https://thief.example/go"))}, "another site"),
        ({"/in": answer(FORM), "/go": answer(b"no", "403 Forbidden")}, "answered with 403"),
        ({"/in": answer(FORM), "/go": answer(FORM)}, "shows its sign-in form again"),
    ],
)
def test_a_site_that_does_not_let_cairn_in_is_a_sentence(pages, sentence):
    with wire(lambda _: pages.__getitem__) as served, pytest.raises(NotSignedIn, match=sentence):
        form(served.url("/in")).open(f"http://{served.place}", Outbound([served.place]))


def test_a_form_elsewhere_is_not_even_asked_for():
    with wire(lambda _: lambda _path: answer(FORM)) as served:
        with pytest.raises(NotSignedIn, match="must be a page of"):
            form(served.url("/in")).open("http://app.acme.example", Outbound([served.place]))
        assert served.asked == []


def test_a_header_and_a_cookie_are_sent_with_every_page():
    header = SignIn.read("header", {"header_name": "X-Api-Key", "header_value": "s3cret"})
    cookie = SignIn.read("cookie", {"cookie": "session=abc"})
    with wire(lambda _: lambda _path: answer(b"<!doctype html><title>x</title><p>hello")) as served:
        for sign_in, expected in ((header, "x-api-key: s3cret"), (cookie, "cookie: session=abc")):
            signed = sign_in.open(f"http://{served.place}", Outbound([served.place]))
            with SiteCrawl(Outbound([served.place]), signed) as crawl:
                assert crawl.fetch(served.url("/boats")).page
            assert expected in served.asked[-1]


@pytest.mark.parametrize(
    ("kind", "typed", "field"),
    [
        ("cookie", {"cookie": "nothing"}, "cookie"),
        ("cookie", {"cookie": "a=b\x00"}, "cookie"),
        ("header", {"header_name": "X Y", "header_value": "x"}, "header_name"),
        ("header", {"header_name": "Transfer-Encoding", "header_value": "x"}, "header_name"),
        ("form", {"form_url": "app.example", "form_user": "a", "form_password": "b"}, "form_url"),
    ],
)
def test_what_can_not_work_is_refused_with_its_field(kind, typed, field):
    with pytest.raises(BadSignIn) as refused:
        SignIn.read(kind, typed)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("said", "seconds"), [("120", 120.0), ("", 600.0), ("soon", 600.0), ("Wed, 01 Jan 2020 00:00:00 GMT", 0.0)]
)
def test_retry_after_is_a_number_or_a_date(said, seconds):
    pages = {"/robots.txt": answer(status="404 No"), "/": answer(status="503 Busy", retry_after=said)}
    with (
        wire(lambda _: pages.__getitem__) as served,
        SiteCrawl(Outbound([served.place])) as crawl,
        pytest.raises(AskedToWait) as asked,
    ):
        crawl.fetch(served.url("/"))
    assert asked.value.seconds == seconds


@pytest.mark.slow
def test_djangos_own_sign_in_form_lets_cairn_in():
    with django_admin(signs_in=False) as admin:
        place = admin.removeprefix("http://")
        outbound = Outbound([place])
        with SiteCrawl(outbound) as crawl:
            assert 'type="password"' in crawl.fetch(f"{admin}/admin/library/book/").page.html
        signed = form(f"{admin}/admin/login/", "librarian", "for this test alone").open(admin, outbound)
        with SiteCrawl(outbound, signed) as crawl:
            assert "Select book to change" in crawl.fetch(f"{admin}/admin/library/book/").page.html
        with pytest.raises(NotSignedIn):
            form(f"{admin}/admin/login/", "librarian", "wrong").open(admin, outbound)
