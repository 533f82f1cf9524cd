"""What something is to be called, as it was typed."""

from starlette.requests import Request

from web.kit.form_fields import start_of_text

SHOWN = 1000
"""More than any name may have: what is too long is refused, and stands in the form as it was typed."""


def typed_name(request: Request) -> str:
    return start_of_text(request, "name", SHOWN)


def name_problem(name: str, longest: int) -> str:
    """Why it can't be the name, in a sentence; empty when it can."""
    return f"A name can have at most {longest} characters; shorten it." if len(name) > longest else ""


def why_no_name(name: str, longest: int) -> str:
    """The same for what can't be left empty."""
    return name_problem(name, longest) if name else "Enter a name."
