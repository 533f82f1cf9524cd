"""The target of an XLIFF unit: which codes may be in it, and which must."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from models.engine.xml_tree import XmlElement
from models.guide.exchange.inline_codes import BadMarkup, Code, Coded, assert_none_lost, code_of_translation

_CHARACTER = re.compile(r"[0-9A-Fa-f]{1,6}\Z")


def read_target(
    namespace: str, codes: dict[str, Code], unit: XmlElement, segment: XmlElement, target: XmlElement
) -> list[Coded | str]:
    """What it says. `codes` are those of the text's source. Raises BadMarkup."""
    reading = _Reading(namespace, codes, _brought(namespace, unit))
    nodes = reading.nodes(target)
    assert_none_lost(codes, reading.used | _may_go(namespace, segment))
    return nodes


def _brought(namespace: str, unit: XmlElement) -> dict[str, Code]:
    """The codes that only the translation has, by the markup that the unit keeps for them."""
    data = [one for original in unit.children(f"{namespace}originalData") for one in original.children(f"{namespace}data")]
    markup = {one.attributes.get("id", ""): _words(namespace, one) for one in data}
    made = {name[1:]: code_of_translation(name[1:], opening) for name, opening in markup.items() if name.startswith("sx")}
    return {number: code for number, code in made.items() if code}


def _may_go(namespace: str, segment: XmlElement) -> set[str]:
    """The numbers of the source's codes that the translation did not have when the file was written."""
    elements = [*segment.children(f"{namespace}source")]
    found: set[str] = set()
    while elements:
        element = elements.pop()
        elements += [child for child in element.inside if not isinstance(child, str)]
        if element.attributes.get("canDelete") == "yes":
            found.add(element.attributes.get("id", ""))
    return found


def _words(namespace: str, parent: XmlElement) -> str:
    """The characters in there, also those that XML can't have as such."""
    return "".join(
        child if isinstance(child, str) else _character(child)
        for child in parent.inside
        if isinstance(child, str) or child.tag == f"{namespace}cp"
    )


def _character(element: XmlElement) -> str:
    code = element.attributes.get("hex", "")
    number = int(code, 16) if _CHARACTER.match(code) else 0x110000
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        raise BadMarkup(f"has a character {code[:10]!r} on line {element.line} that is none")
    return chr(number)


def _ended(element: XmlElement, begun: list[tuple[Code, list[Coded | str]]]) -> tuple[Code, "list[Coded | str]"]:
    """The code that ends here, the last that began, and what is in it."""
    number = element.attributes.get("startRef", "")
    if not begun or begun[-1][0].number != number:
        raise BadMarkup(f"ends the code {number[:20]!r} on line {element.line}, out of its place")
    return begun.pop()


@dataclass
class _Reading:
    """`brought` are the translation's own codes."""

    namespace: str
    codes: dict[str, Code]
    brought: dict[str, Code]
    used: set[str] = field(default_factory=set[str])

    def nodes(self, parent: XmlElement) -> list[Coded | str]:
        """A code is one element around what it holds (`pc`), or one where it begins and one where it ends (`sc`, `ec`)."""
        nodes: list[Coded | str] = []
        begun: list[tuple[Code, list[Coded | str]]] = []
        for child in self._marked(parent):
            here = begun[-1][1] if begun else nodes
            if isinstance(child, str):
                here.append(child)
                continue
            name = child.tag.removeprefix(self.namespace)
            if name == "cp":
                here.append(_character(child))
            elif name in {"pc", "ph"}:
                here.append(Coded(self._code(child, name), self.nodes(child)))
            elif name == "sc":
                begun.append((self._code(child, name), []))
            elif name == "ec":
                code, inside = _ended(child, begun)
                (begun[-1][1] if begun else nodes).append(Coded(code, inside))
            else:
                raise BadMarkup(f"holds <{name[:30]}> on line {child.line}, which its source does not have")
        if begun:
            raise BadMarkup(f"does not end the code {begun[-1][0].number} where it began")
        return nodes

    def _marked(self, parent: XmlElement) -> Iterator[XmlElement | str]:
        """What is in there and in its annotations, which translators make for themselves."""
        for child in parent.inside:
            name = "" if isinstance(child, str) else child.tag.removeprefix(self.namespace)
            if isinstance(child, str) or name not in {"mrk", "sm", "em"}:
                yield child
            elif name == "mrk":
                yield from self._marked(child)

    def _code(self, element: XmlElement, name: str) -> Code:
        number = element.attributes.get("id", "")
        code = self.codes.get(number) or self.brought.get(number)
        if code is None or code.is_piece != (name == "ph"):
            raise BadMarkup(f"has a code {number[:20]!r} on line {element.line} that its source does not have")
        if number in self.used:
            raise BadMarkup(f"has the code {number[:20]} twice")
        self.used.add(number)
        return code
