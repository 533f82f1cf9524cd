"""The first step of a desk's guide, its form and its addresses."""

from models.guide import Guide
from tests.web.desk import read


def steps(desk):
    with desk.database.reading() as session:
        return session.get_one(Guide, desk.guide).document.steps


def form(desk, **fields):
    """The step's form as the editor would send it."""
    page = read(desk.alice.get(f"/guides/{desk.guide}"))
    return {"seen": page.select_one("#save-state [name=seen]")["value"], "kind": "modal", "title": "Hello", **fields}


def address(desk, rest="", step=None):
    return f"/guides/{desk.guide}/steps/{step or steps(desk)[0].id}{rest}"
