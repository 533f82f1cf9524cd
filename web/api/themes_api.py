"""Themes: how the guides of a site look."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema
from sqlalchemy import select

from models.engine.card_css.allowed_css import LONGEST_SHEET
from models.release.publish import put_theme_live
from models.site.theme import LONGEST_NAME, BadTheme, Theme
from models.site.theme_document import DARK, FONTS, LIGHT, LONGEST_STACK, MODES, PARTS, SHADOWS, TALLEST_LOGO, WIDEST_LOGO, Look
from models.support.json_reader import Faults
from web.api.keyset import Page, keyset
from web.api.operation import Call, Operation, Reply, Shape, Trial
from web.api.owned import find_site, there
from web.api.problem import Problem, one_fault, refused
from web.api.publications_api import Environment

COLOUR = r"^\s*#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\s*$"


def _pixels(low: int, high: int) -> dict[str, Any]:
    return {"type": "integer", "minimum": low, "maximum": high}


def _palette(default: dict[str, str]) -> dict[str, Any]:
    colours = {part: {"type": "string", "pattern": COLOUR, "maxLength": 20, "default": default[part]} for part in PARTS}
    return {"type": "object", "properties": colours}


LOOK: dict[str, Any] = {
    "type": "object",
    "description": "Lengths are CSS pixels; what is left out is as Cairn's own look has it.",
    "properties": {
        "light": _palette({part: getattr(LIGHT, part) for part in PARTS}),
        "dark": _palette({part: getattr(DARK, part) for part in PARTS}),
        "mode": {"enum": list(MODES)},
        "font": {"enum": list(FONTS)},
        "stack": {"type": "string", "maxLength": LONGEST_STACK, "description": "The fonts, where `font` is own."},
        "radius": _pixels(0, 40),
        "shadow": {"enum": list(SHADOWS)},
        "width": _pixels(200, 800),
        "wide": _pixels(200, 800),
        "logo": {
            "type": "object",
            "properties": {
                "address": {"type": "string", "maxLength": 2000},
                "width": _pixels(8, WIDEST_LOGO),
                "height": _pixels(8, TALLEST_LOGO),
            },
        },
        "css": {"type": "string", "maxLength": LONGEST_SHEET},
    },
}


class ThemeRow(BaseModel):
    id: int
    key: str = Field(description="What guides name it by.")
    name: str
    is_default: bool
    look: Annotated[dict[str, Any], WithJsonSchema(LOOK)]
    gaps: list[str] = Field(description="What keeps it from visitors, such as contrast that is too low.")


class ThemeList(BaseModel):
    data: list[ThemeRow]
    next: str | None


class ThemeBody(Shape):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "Brand", "look": {"light": {"accent": "#0b5d4b"}, "radius": 4}}]}
    )

    name: str = Field(min_length=1, max_length=LONGEST_NAME, pattern=r"\S")
    look: Annotated[dict[str, Any], WithJsonSchema(LOOK)] = Field(default_factory=dict[str, Any])


class ThemePublication(Shape):
    model_config = ConfigDict(json_schema_extra={"examples": [{"environment": "staging"}]})

    environment: Environment = "production"


class PublishedTheme(BaseModel):
    environment: Environment
    release: str = Field(description="The release that visitors get from now on.")


def index(call: Call) -> Reply:
    """List a site's themes"""
    found, following = keyset(call, select(Theme).where(Theme.site_id == find_site(call).id), Theme.id)
    return Reply(ThemeList(data=[_row(one) for one in found], next=following))


def create(call: Call) -> Reply:
    """Make a theme
    Nothing wears it until it is made the default or a guide chooses it.
    """
    site, sent = find_site(call), call.sent(ThemeBody)
    try:
        made = Theme.create(call.db, site, sent.name.strip(), _look(sent.look), call.by, call.now)
    except BadTheme as problem:
        raise one_fault("No theme was made.", "name", str(problem)) from problem
    return Reply(_row(made), 201, {"location": f"/api/v1/sites/{site.id}/themes/{made.id}"})


def show(call: Call) -> Reply:
    """Read a theme"""
    return Reply(_row(_find(call)))


def replace(call: Call) -> Reply:
    """Replace a theme
    What is live keeps the look that it was published with.
    """
    theme, sent = _find(call), call.sent(ThemeBody)
    try:
        theme.change(call.db, sent.name.strip(), _look(sent.look), call.by, call.now)
    except BadTheme as problem:
        raise one_fault("The theme was not changed.", "name", str(problem)) from problem
    return Reply(_row(theme))


def destroy(call: Call) -> Reply:
    """Remove a theme
    The site's default stays.
    """
    try:
        _find(call).remove(call.db)
    except BadTheme as problem:
        raise Problem(409, str(problem), code="in_use") from problem
    return Reply(status=204)


def make_default(call: Call) -> Reply:
    """Make a theme the site's default"""
    theme = _find(call)
    theme.become_default(call.db)
    return Reply(_row(theme))


def end_default(call: Call) -> Reply:
    """Make Cairn's own look the site's default"""
    theme = _find(call)
    theme.stop_as_default(call.db)
    return Reply(_row(theme))


def publish(call: Call) -> Reply:
    """Publish the default theme
    What is live has it from now on, except guides with a theme of their own.
    """
    environment = call.sent(ThemePublication).environment
    release = put_theme_live(call.db, find_site(call), by=call.by, now=call.now, environment=environment)
    return Reply(PublishedTheme(environment=environment, release=release.hash), 201)


def _find(call: Call) -> Theme:
    return there(Theme.find(call.db, find_site(call), call.id("theme_id")))


def _look(sent: dict[str, Any]) -> Look:
    try:
        return Look.read(sent)
    except Faults as problem:
        raise refused("The theme", problem, "look") from problem


def _row(one: Theme) -> ThemeRow:
    look = dict(one.document)
    return ThemeRow(id=one.id, key=one.key, name=one.name, is_default=one.is_default, look=look, gaps=one.gaps)


ONE = "/sites/{site_id}/themes/{theme_id}"
OPERATIONS = (
    Operation("GET /sites/{site_id}/themes", index, "read", {200: ThemeList}, query=Page),
    Operation("POST /sites/{site_id}/themes", create, "write", {201: ThemeRow}, ThemeBody, Trial, (), ("POST site_themes",)),
    Operation(f"GET {ONE}", show, "read", {200: ThemeRow}),
    Operation(f"PUT {ONE}", replace, "write", {200: ThemeRow}, ThemeBody, Trial, (), ("PUT site_theme", "POST site_theme")),
    Operation(f"DELETE {ONE}", destroy, "write", {204: None}, refuses=(409,), twins=("DELETE site_theme",)),
    Operation(f"PUT {ONE}/default", make_default, "write", {200: ThemeRow}, twins=("PUT site_theme_default",)),
    Operation(f"DELETE {ONE}/default", end_default, "write", {200: ThemeRow}, twins=("DELETE site_theme_default",)),
    Operation(
        "POST /sites/{site_id}/theme-publications",
        publish,
        "publish",
        {201: PublishedTheme},
        ThemePublication,
        Trial,
        (409,),
        ("POST site_theme_publication",),
    ),
)
