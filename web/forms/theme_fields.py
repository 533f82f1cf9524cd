"""A theme as its form sends it."""

from starlette.requests import Request

from models.engine.card_css.allowed_css import LONGEST_SHEET
from models.engine.json_value import JsonObject
from models.site.theme_document import PARTS
from web.kit import form_fields

NUMBERS = ("radius", "width", "wide")


def typed_look(request: Request) -> JsonObject:
    """The look as JSON, as it was typed: whether it can be read is the model's to say."""

    def typed(name: str, most: int) -> str:
        return form_fields.start_of_text(request, name, most)

    palettes = {mode: {part: typed(f"{mode}.{part}", 40) for part in PARTS} for mode in ("light", "dark")}
    logo = {"address": typed("logo.address", 2001)}
    logo |= {name: _number(request, f"logo.{name}") for name in ("width", "height")}
    words = {name: typed(name, 400) for name in ("mode", "font", "stack", "shadow")}
    css = form_fields.start_of_block(request, "css", LONGEST_SHEET + 1)
    return {**palettes, **words, **{name: _number(request, name) for name in NUMBERS}, "logo": logo, "css": css}


def _number(request: Request, name: str) -> int | str:
    value = form_fields.start_of_text(request, name, 12)
    return int(value) if value.isascii() and value.isdigit() else value
