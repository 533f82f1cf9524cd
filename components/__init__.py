"""What htmx swaps: one folder per component, each a frozen dataclass that draws itself.

A component's fields are its whole contract: its template sees them and nothing else, an undefined name is an error,
and no query runs while drawing. `.of(model)` builds it. `examples.py` beside it feeds the gallery and its test.
"""

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from components.template_code import TemplateCode
from models.guide.merge_tag import pieces
from models.support.day_words import in_words

ROOT = Path(__file__).parent

templates = Environment(
    loader=FileSystemLoader([ROOT, ROOT.parent / "web" / "pages"]),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
    bytecode_cache=TemplateCode(ROOT / "__pycache__", Path(__file__)),
)


def compile_templates() -> None:
    """All of them, before anybody waits for one: compiled anew only where it was not kept (`template_code`)."""
    for name in templates.list_templates(extensions=["html"]):
        templates.get_template(name)


@dataclass(frozen=True)
class Component:
    """Draws itself from the template of its folder; placing it in a page is `{{ component }}`."""

    def __html__(self) -> Markup:
        values: dict[str, Any] = {field.name: getattr(self, field.name) for field in fields(self)}
        return Markup(templates.get_template(_template(type(self))).render(values, this=self))  # noqa: S704 - autoescaped

    __str__ = __html__


@cache
def _template(kind: type[Component]) -> str:
    folder = kind.__module__.split(".")[1]
    return f"{folder}/{folder}.html"


def moment(value: datetime) -> Markup:
    """A point in time a person can read at once; the browser shows it in the reader's own zone."""
    there = value.astimezone(UTC)
    text = f"{in_words(there)}, {there:%H:%M} UTC"
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(timespec="seconds"), text)


def count(number: int, noun: str) -> str:
    """`3 guides`, `1 guide`: a number with its noun."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def as_read(text: str) -> Markup:
    """A text of a guide as a visitor reads it of whom nothing is known; what stands there for a fact about them is marked."""
    marked = Markup('<span class="fallback" title="{}, where it is known">{}</span>')
    return Markup("").join(marked.format(one.attribute, one.text or "…") if one.attribute else one.text for one in pieces(text))


filters: dict[str, Any] = templates.filters
filters.update(moment=moment, day=in_words, count=count, as_read=as_read)
