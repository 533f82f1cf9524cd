"""A page's sign-in form: where it sends to, which field takes the user and which the password."""

from typing import TypedDict
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

_TEXTUAL = frozenset({"", "text", "email", "tel", "search"})


class SignInForm(TypedDict):
    """`action` is where it sends to, `user` and `password` name fields, and `fixed` is sent as it is: names and values."""

    action: str
    user: str
    password: str
    fixed: list[tuple[str, str]]


def sign_in_form(html: str, base: str) -> SignInForm | None:
    """The first form with a password field; None without such a form.

    Run it confined: the page is a stranger's.
    """
    for form in LexborHTMLParser(html).css("form"):
        fields = form.css("input")
        password = next((one for one in fields if _kind(one) == "password"), None)
        if password is not None:
            before = fields[: fields.index(password)]
            user = next((one for one in reversed(before) if _kind(one) in _TEXTUAL), None)
            fixed = [(_name(one), one.attributes.get("value") or "") for one in fields if _kind(one) == "hidden" and _name(one)]
            action = urljoin(base, form.attributes.get("action") or base)
            return {"action": action, "user": _name(user) if user else "", "password": _name(password), "fixed": fixed}
    return None


def _kind(field: LexborNode) -> str:
    return (field.attributes.get("type") or "").lower()


def _name(field: LexborNode) -> str:
    return field.attributes.get("name") or ""
