"""XHTML read as browsers read it: as XML. Written again as HTML, so that everything behind this reads one language only."""

from html import escape
from html.entities import html5
from typing import Any
from xml.parsers import expat

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_RAW = frozenset({"script", "style"})
_LOSES_A_LINE = frozenset({"pre", "textarea", "listing"})
"""HTML leaves out a line break that comes first in these."""

_PREFIXES = {"http://www.w3.org/XML/1998/namespace": "xml:", "http://www.w3.org/1999/xlink": "xlink:"}


class BadXhtml(ValueError):
    """XHTML that is no well-formed XML: browsers show an error instead of the page."""


def html_of(xhtml: str) -> str:
    """The page as HTML. Raises BadXhtml."""
    work = _Writing()
    parser: Any = expat.ParserCreate("utf-8", namespace_separator="}")
    parser.buffer_text = True
    parser.ordered_attributes = True
    parser.EntityDeclHandler = work.refuse_entity
    parser.SkippedEntityHandler = work.say_entity
    parser.StartElementHandler = work.start
    parser.EndElementHandler = work.end
    parser.CharacterDataHandler = work.say
    try:
        parser.Parse(xhtml.encode("utf-8", "replace"), True)
    except expat.ExpatError as problem:
        what = f"line {problem.lineno}, {expat.ErrorString(problem.code)}"
        raise BadXhtml(f"The page is XHTML, which browsers refuse to read where it is no well-formed XML: {what}.") from None
    return "".join(["<!doctype html>", *work.written])


class _Writing:
    def __init__(self) -> None:
        self.written: list[str] = []
        self._open: list[str] = []

    def refuse_entity(self, *_: object) -> None:
        raise BadXhtml("The page is XHTML that declares entities of its own, which are not read.")

    def start(self, tag: str, attributes: list[str]) -> None:
        name = tag.rpartition("}")[2]
        pairs = zip(attributes[::2], attributes[1::2], strict=True)
        given = "".join(f' {_attribute(one)}="{escape(value)}"' for one, value in pairs)
        self.written.append(f"<{name}{given}>" + ("\n" if name in _LOSES_A_LINE else ""))
        self._open.append(name)

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        self._open.pop()
        if name not in _VOID:
            self.written.append(f"</{name}>")

    def say_entity(self, name: str, _is_parameter: object) -> None:
        """A named character, such as `&nbsp;`, under a document type of XHTML 1, where browsers know those."""
        self.say(html5.get(f"{name};", ""))

    def say(self, text: str) -> None:
        is_raw = self._open and self._open[-1] in _RAW
        self.written.append(text.replace("</", "<\\/") if is_raw else escape(text, quote=False))


def _attribute(name: str) -> str:
    namespace, _, local = name.rpartition("}")
    return _PREFIXES.get(namespace, "") + local
