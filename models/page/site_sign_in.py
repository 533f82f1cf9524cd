"""A site's own sign-in, for checks of pages behind it: a cookie, a header, or the site's form filled in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from models.engine.charset.page_encoding import decode_page
from models.site.page_address import BadAddress, origin_of, read_address
from models.support.confined import ConfinedError, run
from models.support.outbound import Limits, Outbound, Visit
from models.support.outbound.cookies import Cookies

if TYPE_CHECKING:
    from models.page.sign_in_form import SignInForm

LONGEST = 4000
NAMES = {
    "cookie": ("cookie",),
    "header": ("header_name", "header_value"),
    "form": ("form_url", "form_user", "form_password"),
}
SIGN_IN_LIMITS = Limits(seconds=15.0, size=2 * 1024 * 1024)
_FORBIDDEN = frozenset({"host", "content-length", "transfer-encoding", "connection", "cookie", "user-agent"})


class BadSignIn(ValueError):
    """What was entered can't be used; `field` says where."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class NotSignedIn(ValueError):
    """The site did not let Cairn in; the sentence says how far it came."""


@dataclass(frozen=True)
class SignIn:
    """`kind` is cookie (`cookie`), header (`header_name`, `header_value`) or form (`form_url`, `form_user`, `form_password`)."""

    kind: str
    fields: Mapping[str, str]

    @classmethod
    def read(cls, kind: str, typed: Mapping[str, str]) -> "SignIn":
        """From a form. Raises BadSignIn."""
        fields = {name: typed.get(name, "").strip()[:LONGEST] for name in NAMES[kind]}
        for name, value in fields.items():
            if not value:
                raise BadSignIn(name, "This is needed for the sign-in.")
            if name != "form_password" and any(not 32 <= ord(character) < 256 for character in value):
                raise BadSignIn(name, "This holds characters that no request may carry.")
        if kind == "header" and not _is_header_name(fields["header_name"]):
            raise BadSignIn("header_name", "A header's name is one word such as Authorization; this one can't be set.")
        if kind == "cookie" and "=" not in fields["cookie"]:
            raise BadSignIn("cookie", "A cookie reads name=value.")
        if kind == "form":
            try:
                fields["form_url"] = read_address(fields["form_url"])
            except BadAddress as problem:
                raise BadSignIn("form_url", str(problem)) from problem
        return cls(kind, fields)

    def to_json(self) -> str:
        return json.dumps({"kind": self.kind, **self.fields}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "SignIn":
        found = json.loads(text)
        return cls(found.pop("kind"), found)

    def must_stay_on(self, origin: str) -> None:
        """Raises BadSignIn for a form that would send user and password elsewhere than to the site."""
        if self.kind == "form" and origin_of(self.fields["form_url"]) != origin:
            raise BadSignIn("form_url", f"The form must be a page of {origin}: a sign-in is sent nowhere else.")

    def open(self, origin: str, outbound: Outbound) -> "SignedIn":
        """Signs in to the site at that origin. Raises NotSignedIn, Refused."""
        try:
            self.must_stay_on(origin)
        except BadSignIn as problem:
            raise NotSignedIn(str(problem)) from problem
        if self.kind == "header":
            return SignedIn(origin, {self.fields["header_name"].lower(): self.fields["header_value"]})
        if self.kind == "cookie":
            return SignedIn(origin, {"cookie": self.fields["cookie"]})
        with outbound.visit() as visit:
            cookies = _fill_in(visit, self.fields)
        return SignedIn(origin, {}, cookies)


@dataclass(frozen=True)
class SignedIn:
    """Headers that go to the site's own origin and nowhere else."""

    origin: str
    headers: Mapping[str, str]
    cookies: Cookies | None = None

    def headers_for(self, url: str) -> dict[str, str]:
        if origin_of(url) != self.origin:
            return {}
        cookie = self.cookies.header_for(url) if self.cookies else ""
        return {**self.headers, **({"cookie": cookie} if cookie else {})}


def _fill_in(visit: Visit, fields: Mapping[str, str]) -> Cookies:
    """Fetches the form, fills in its user and password fields, sends it, and keeps the cookies."""
    cookies, url = Cookies(), fields["form_url"]
    page = visit.get(url, SIGN_IN_LIMITS, {"accept": "text/html"})
    cookies.take(page)
    html, _ = decode_page(page.body, page.headers.get("content-type", ""))
    try:
        form: SignInForm | None = run("models.page.confined_page:reread_sign_in_form", html, page.url, seconds=10.0)
    except ConfinedError as problem:
        raise NotSignedIn("The sign-in page can't be read.") from problem
    if form is None:
        raise NotSignedIn("The sign-in page shows no form with a password field.")
    if origin_of(form["action"]) != origin_of(url):
        raise NotSignedIn(f"The sign-in form sends to another site, {urlsplit(str(form['action'])).netloc}.")
    values = [*form["fixed"], (form["user"], fields["form_user"]), (form["password"], fields["form_password"])]
    body = urlencode([(name, value) for name, value in values if name]).encode()
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "cookie": cookies.header_for(form["action"]),
        "origin": origin_of(url),
        "referer": page.url,
    }
    answer = visit.send("POST", form["action"], body, limits=SIGN_IN_LIMITS, headers=headers)
    cookies.take(answer)
    if answer.status >= 400:
        raise NotSignedIn(f"The sign-in was answered with {answer.status}; check user and password.")
    # A form that comes back with its password field was not convinced; one that was leads on.
    if answer.status < 300 and b'type="password"' in answer.body:
        raise NotSignedIn("The site shows its sign-in form again: user or password are not right.")
    return cookies


def _is_header_name(name: str) -> bool:
    return name.replace("-", "").replace("_", "").isalnum() and name.isascii() and name.lower() not in _FORBIDDEN
