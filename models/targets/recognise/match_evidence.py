"""Why an element is taken for a target: each thing compared, in plain words, with the points it gave or cost."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from models.engine.dom.element import Element, TextNode
from models.targets.recognise.similarity_weights import WEIGHTS
from models.targets.verdict import ComparedTrait

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.targets.recognise.fingerprint import Fingerprint
    from models.targets.recognise.match_trust import Match
    from models.targets.recognise.page_traits import PageTraits

# What is shown as one line, the comparisons that count towards it, and how its value reads.
_LINES: tuple[tuple[str, tuple[str, ...], Callable[[Fingerprint], str]], ...] = (
    ("label", ("label", "label_same", "label_within", "label_differs", "label_lost", "label_new"), lambda one: one.traits.label),
    ("other names", ("hint", "hint_differs"), lambda one: one.traits.hint),
    ("tag", ("tag", "tag_of_group", "group", "group_near"), lambda one: one.traits.tag),
    ("type", ("kind", "kind_differs"), lambda one: one.traits.kind),
    ("role", ("role", "role_differs"), lambda one: one.traits.role),
    ("id", ("id", "id_same", "id_differs", "id_lost"), lambda one: one.traits.id),
    ("name", ("name", "name_differs"), lambda one: one.traits.name),
    ("address", ("href", "href_same", "href_differs", "href_lost"), lambda one: one.traits.href),
    ("classes", ("classes", "classes_differ"), lambda one: " ".join(one.traits.classes)),
    ("data attributes", ("data", "test_id"), lambda one: " ".join(f"{name}={value}" for name, value in one.traits.data)),
    ("icon", ("icons", "icons_differ"), lambda one: " ".join(sorted(one.traits.icons))),
    ("words in all names", ("words",), lambda _: ""),
    (
        "ancestors",
        ("above_ids", "above_classes", "above_tags", "parent_tag"),
        lambda one: " < ".join(tag + (f"#{name}" if name else "") for tag, name, _ in one.surroundings.ancestors),
    ),
    ("landmark", ("landmark", "landmark_differs"), lambda one: one.surroundings.landmark),
    ("text before", ("before", "before_differs"), lambda one: one.surroundings.before),
    ("text after", ("after", "after_differs"), lambda one: one.surroundings.after),
    ("heading above", ("heading", "heading_differs", "card", "card_differs"), lambda one: one.surroundings.heading),
    ("row", ("row", "row_differs", "row_of_twin", "row_of_twin_differs"), lambda one: one.surroundings.row),
    ("text inside", ("inner", "inner_differs"), lambda one: one.surroundings.inner),
    ("children", ("children",), lambda one: " ".join(one.surroundings.children)),
    ("place on the page", ("far",), lambda one: f"{one.surroundings.place:.0%} down"),
    ("place among its like", ("twin", "twin_far"), lambda one: "{} of {}".format(*one.surroundings.twin)),
    ("place among its siblings", ("sibling",), lambda one: "{} of {}".format(*one.surroundings.sibling)),
)


def evidence_for(old: Fingerprint, found: Match, reading: PageTraits) -> tuple[ComparedTrait, ...]:
    """The lines that count, weightiest first."""
    new = type(old).of(found.element, reading)
    lines: list[ComparedTrait] = []
    for what, names, read in _LINES:
        points = sum(WEIGHTS.get(name, 0.0) * found.features.get(name, 0.0) for name in names)
        was, now = read(old), read(new)
        if abs(points) >= 0.05 and (was or now or not names[0].startswith("label")):
            lines.append(ComparedTrait(what, was, now, points > 0 and (was == now or not was), round(points, 2)))
    return tuple(sorted(lines, key=lambda line: -abs(line.points)))


def excerpt(element: Element, limit: int = 300) -> str:
    """The element's HTML, cut to about `limit` characters."""
    out: list[str] = []
    _write(element, out, limit, 0)
    text = "".join(out)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _write(element: Element, out: list[str], limit: int, depth: int) -> None:
    attrs = "".join(f' {name}="{escape(value[:80])}"' for name, value in list(element.attrs.items())[:12])
    out.append(f"<{element.name}{attrs}>")
    for piece in element.contents:
        if sum(map(len, out)) > limit or depth > 6:
            out.append("…")
            break
        if isinstance(piece, Element):
            _write(piece, out, limit, depth + 1)
        elif isinstance(piece, TextNode) and piece.strip():
            out.append(escape(" ".join(piece[:limit].split()), quote=False))
    out.append(f"</{element.name}>")
