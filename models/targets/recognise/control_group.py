"""What sort of thing an element is: elements of one group can stand in for each other when a page is rebuilt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.engine.dom.element import Element

_GROUPS = {
    "link": "a area",
    "button": "button summary",
    "field": "input select textarea datalist output meter progress",
    "option": "option optgroup",
    "heading": "h1 h2 h3 h4 h5 h6 legend caption hgroup",
    "label": "label dt",
    "text": "p span strong em b i u s small code pre blockquote dd time mark abbr cite q figcaption del ins kbd samp var sub sup"
    " address",
    "cell": "td th",
    "row": "tr",
    "item": "li",
    "media": "img svg video audio canvas picture iframe object embed use path",
    "table": "table thead tbody tfoot dl",
    "list": "ul ol menu",
    "form": "form fieldset",
    "page": "html body head main",
    "box": "div section article nav aside header footer figure details dialog search template",
    "hidden": "script style link meta title base noscript source track param br hr wbr col colgroup",
}
_OF = {tag: group for group, tags in _GROUPS.items() for tag in tags.split()}
_ROLES = {
    "button": "button",
    "link": "link",
    "menuitem": "link",
    "tab": "link",
    "option": "option",
    "checkbox": "field",
    "radio": "field",
    "switch": "field",
    "textbox": "field",
    "searchbox": "field",
    "combobox": "field",
    "slider": "field",
    "spinbutton": "field",
    "heading": "heading",
    "listitem": "item",
    "row": "row",
    "cell": "cell",
    "gridcell": "cell",
    "columnheader": "cell",
    "table": "table",
    "grid": "table",
    "form": "form",
    "img": "media",
}
# The last word of a custom element's name: `jp-button`, `sl-input`, `x-menu-item`.
_COMPONENTS = {
    "button": "button",
    "btn": "button",
    "toggle": "button",
    "link": "link",
    "tab": "link",
    "input": "field",
    "field": "field",
    "select": "field",
    "combobox": "field",
    "checkbox": "field",
    "radio": "field",
    "switch": "field",
    "slider": "field",
    "textarea": "field",
    "option": "option",
    "item": "item",
    "label": "label",
    "icon": "media",
    "image": "media",
    "img": "media",
    "avatar": "media",
    "list": "list",
    "menu": "list",
    "table": "table",
    "form": "form",
}
_PRESSED = frozenset({"submit", "button", "reset", "image"})
LANDMARKS = {
    "nav": "navigation",
    "main": "main",
    "header": "banner",
    "footer": "contentinfo",
    "aside": "complementary",
    "form": "form",
    "dialog": "dialog",
    "table": "table",
    "search": "search",
    "fieldset": "group",
    "article": "article",
}
_LANDMARK_ROLES = frozenset({*LANDMARKS.values(), "alertdialog", "region", "toolbar", "menu", "menubar", "tablist", "tabpanel"})


def group_of(element: Element) -> str:
    attrs, name = element.attrs, element.name
    if "role" in attrs and (group := _ROLES.get(attrs["role"].lower())):
        return group
    if name == "input" and attrs.get("type", "").lower() in _PRESSED:
        return "button"
    if name == "a" and _leads_nowhere(attrs.get("href", "")):
        return "button"
    if "-" in name:
        return _COMPONENTS.get(name.rsplit("-", 1)[1], "box")
    if attrs.get("contenteditable", "false").lower() != "false":
        return "field"
    return _OF.get(name, "box")


def _leads_nowhere(address: str) -> bool:
    """Whether a link is pressed for what a script does, as a button is."""
    address = address.strip().lower()
    return not address or address in {"#", "#!"} or address.startswith("javascript:")


def landmark_of(element: Element) -> str:
    role = element.text_attribute("role").lower()
    return role if role in _LANDMARK_ROLES else LANDMARKS.get(element.name, "")
