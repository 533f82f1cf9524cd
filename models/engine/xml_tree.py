"""XML from outside, read into a small tree: no document type, so no entity that grows or fetches; bounded in size and depth."""

from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

DEEPEST = 40
MOST_ELEMENTS = 40_000


class BadXml(ValueError):
    """XML that is not read; the sentence says why and where."""


@dataclass
class XmlElement:
    """`tag` is `{namespace}name`; `inside` holds texts and elements in their order."""

    tag: str
    attributes: dict[str, str]
    line: int
    inside: "list[XmlElement | str]" = field(default_factory=list)

    def children(self, tag: str) -> "list[XmlElement]":
        return [child for child in self.inside if not isinstance(child, str) and child.tag == tag]

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.inside)


def read_xml(text: str) -> XmlElement:
    """The root element. Raises BadXml."""
    work = _Work()
    parser: Any = expat.ParserCreate("utf-8", namespace_separator="}")

    def start(tag: str, attributes: dict[str, str]) -> None:
        work.start(tag, attributes, parser.CurrentLineNumber)

    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = work.refuse_doctype
    parser.EntityDeclHandler = work.refuse_doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = work.end
    parser.CharacterDataHandler = work.say
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as problem:
        raise BadXml(f"This is no well-formed XML: line {problem.lineno}, {expat.ErrorString(problem.code)}.") from None
    return work.root.inside[0]  # type: ignore[return-value]  # well-formed XML has one root, an element


class _Work:
    def __init__(self) -> None:
        self.root = XmlElement("", {}, 0)
        self._open = [self.root]
        self._count = 0

    def refuse_doctype(self, *_: object) -> None:
        raise BadXml("This file declares a document type or entities, which are not read.")

    def start(self, tag: str, attributes: dict[str, str], line: int) -> None:
        self._count += 1
        if len(self._open) > DEEPEST or self._count > MOST_ELEMENTS:
            raise BadXml(f"Line {line}: this file is nested too deep or has too many elements.")
        element = XmlElement("{" + tag if "}" in tag else tag, attributes, line)
        self._open[-1].inside.append(element)
        self._open.append(element)

    def end(self, _tag: str) -> None:
        self._open.pop()

    def say(self, text: str) -> None:
        inside = self._open[-1].inside
        if inside and isinstance(inside[-1], str):
            inside[-1] += text
        else:
            inside.append(text)
