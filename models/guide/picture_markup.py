"""Pictures between their plain form, `<img>`, and the one in which the rich text field keeps their size and their words."""

import json
from html import escape

import nh3
from bs4 import BeautifulSoup
from bs4.element import Tag

from models.engine.json_value import is_object

FIGURE = "data-trix-attachment"
_FIELDS = (("src", "url"), ("alt", "alt"), ("width", "width"), ("height", "height"))
"""Names as HTML has them and as the field has them."""


def from_editor(html: str) -> str:
    """What the field wrote, with pictures as `<img>`. It is not sanitised yet."""
    if FIGURE not in html:
        return html
    # Through the sanitiser's parser first: what is left is well-formed, so that the slower one has no hard case.
    known = {"figure": {FIGURE}, "a": {"href", "target"}, "img": {"src", "alt", "width", "height"}, "*": {"dir"}}
    tags = nh3.ALLOWED_TAGS | {"figure", "img", "div", "h1"}
    soup = BeautifulSoup(nh3.clean(html, tags=tags, attributes=known, link_rel=None), "html.parser")
    for figure in soup.find_all("figure", attrs={FIGURE: True}):
        _to_picture(figure)
    return str(soup)


def for_editor(html: str) -> str:
    """Sanitised HTML as the field loads it."""
    if "<img" not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for picture in soup.find_all("img", src=True):
        given: dict[str, str | int] = {name: str(picture[of]) for of, name in _FIELDS if picture.get(of)}
        given |= {name: int(given[name]) for name in ("width", "height") if str(given.get(name, "")).isdigit()}
        figure = f'<figure {FIGURE}="{escape(json.dumps({"contentType": "image", **given}))}"></figure>'
        paragraph = picture.find_parent("p")
        if paragraph is not None:
            paragraph.name = "div"  # a figure would end a paragraph
        picture.replace_with(BeautifulSoup(figure, "html.parser"))
    return str(soup)


def _to_picture(figure: Tag) -> None:
    try:
        given = json.loads(str(figure[FIGURE])[:5000])
    except (ValueError, RecursionError):
        given = None
    if not is_object(given) or not given.get("url"):
        figure.unwrap()
        return
    fields = [(of, given[name]) for of, name in _FIELDS if isinstance(given.get(name), str | int) and given[name]]
    written = "".join(f' {of}="{escape(str(value)[:2000])}"' for of, value in fields)
    figure.replace_with(BeautifulSoup(f"<img{written}>", "html.parser"))
