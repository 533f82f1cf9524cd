"""Translations as XLIFF 2.0 (OASIS): a unit for each text, its wording's name as the segment's id, rich text in inline codes."""

from html import escape

from models.engine.xml_tree import BadXml, XmlElement, read_xml
from models.guide.exchange.inline_codes import BadMarkup, Code, Coded, coded, codes_of, to_html
from models.guide.exchange.translation_import import (
    LARGEST_FILE,
    FileEntry,
    FileRefused,
    ImportedTranslations,
    import_translations,
)
from models.guide.guide_document import GuideDocument
from models.guide.rich_text import to_tree
from models.guide.translation import SourceText, Translation, texts_of

NAMESPACES = ("urn:oasis:names:tc:xliff:document:2.0", "urn:oasis:names:tc:xliff:document:2.2")
_STALE = "The source has changed since this was translated."
_WORDS = {"title": "Title", "body": "Text", "button": "Button"}


def write_xliff(document: GuideDocument, name: str, language: str) -> str:
    """`name` is what people call the guide."""
    translated = document.translations.get(language, {})
    units = "".join(_unit(text, translated.get(text.path)) for text in texts_of(document.steps))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{NAMESPACES[0]}" version="2.0" srcLang="{document.language}" trgLang="{language}">\n'
        f'<file id="guide" original="{escape(name)}">\n{units}</file>\n</xliff>\n'
    )


def _unit(text: SourceText, target: Translation | None) -> str:
    source = _nodes(text, text.source)
    codes = codes_of(source)
    data = "".join(_data(code) for code in codes.values())
    done = target is not None and target.of == text.name
    said = f"<target>{_inline(_numbered(_nodes(text, target.text), codes))}</target>" if target else ""
    state = "translated" if done else "initial"
    stale = f'<notes><note category="stale">{_STALE}</note></notes>' if target and not done else ""
    original = f"<originalData>{data}</originalData>" if data else ""
    wording = target.of if target else text.name
    segment = f'<segment id="w{wording}" state="{state}"><source>{_inline(source)}</source>{said}</segment>'
    name = f"Step {text.step}: {_WORDS[text.kind]}"
    return f'<unit id="{text.path}" name="{name}" canResegment="no" xml:space="preserve">{stale}{original}{segment}</unit>\n'


def _nodes(text: SourceText, said: str) -> list[Coded | str]:
    return coded(to_tree(said)) if text.is_rich else [said]


def _numbered(nodes: list[Coded | str], codes: dict[str, Code]) -> list[Coded | str]:
    """A translation's codes by the numbers that the same ones have in the source; what is not there is left out."""
    free = list(codes.values())

    def find(code: Code) -> Code | None:
        same = next((one for one in free if (one.tag, one.given) == (code.tag, code.given)), None)
        same = same or next((one for one in free if one.tag == code.tag), None)
        if same:
            free.remove(same)
        return same

    def number(nodes: list[Coded | str]) -> list[Coded | str]:
        numbered: list[Coded | str] = []
        for node in nodes:
            if isinstance(node, str):
                numbered.append(node)
                continue
            code, inside = find(node.code), number(node.inside)
            numbered += [Coded(code, inside)] if code else inside
        return numbered

    return number(nodes)


def _data(code: Code) -> str:
    closing = f'<data id="e{code.number}">{escape(code.closing)}</data>' if code.closing else ""
    return f'<data id="s{code.number}">{escape(code.opening)}</data>{closing}'


def _inline(nodes: list[Coded | str]) -> str:
    return "".join(escape(node, quote=False) if isinstance(node, str) else _element(node) for node in nodes)


def _element(node: Coded) -> str:
    code = node.code
    code_attributes = f'id="{code.number}" type="{code.type}" canCopy="no" canDelete="no"'
    if code.is_piece:
        return f'<ph {code_attributes} dataRef="s{code.number}" disp="{code.tag}"/>'
    return f'<pc {code_attributes} dataRefStart="s{code.number}" dataRefEnd="e{code.number}">{_inline(node.inside)}</pc>'


def read_xliff(document: GuideDocument, file: str) -> ImportedTranslations:
    """Raises Refused with every fault by its place, such as `unit s-1.title`."""
    if len(file) > LARGEST_FILE:
        raise FileRefused([("", f"This file has more than {LARGEST_FILE:,} characters.")])
    try:
        root = read_xml(file.removeprefix("\ufeff"))
    except BadXml as problem:
        raise FileRefused([("", str(problem))]) from None
    namespace = root.tag[1:].rpartition("}")[0]
    if root.tag.rpartition("}")[2] != "xliff" or namespace not in NAMESPACES:
        raise FileRefused([("", "This is no XLIFF 2 file; XLIFF 1.2 is another format.")])
    reading = _Reading(document, f"{{{namespace}}}")
    for part in root.children(f"{{{namespace}}}file"):
        reading.walk(part)
    source, target = root.attributes.get("srcLang", ""), root.attributes.get("trgLang", "")
    return import_translations(document, source, target, reading.entries, reading.faults)


class _Reading:
    def __init__(self, document: GuideDocument, namespace: str) -> None:
        self._texts = {text.path: text for text in texts_of(document.steps)}
        self._ns = namespace
        self.entries: list[FileEntry] = []
        self.faults: list[tuple[str, str]] = []

    def walk(self, parent: XmlElement) -> None:
        for group in parent.children(f"{self._ns}group"):
            self.walk(group)
        for unit in parent.children(f"{self._ns}unit"):
            self._unit(unit)

    def _unit(self, unit: XmlElement) -> None:
        path = unit.attributes.get("id", "")
        place = f"unit {path[:80]}" if path else f"line {unit.line}"
        segments = [*unit.children(f"{self._ns}segment"), *unit.children(f"{self._ns}ignorable")]
        if len(segments) != 1:
            self.faults.append((place, f"has {len(segments)} segments; it was one, and has to stay one"))
            return
        targets = segments[0].children(f"{self._ns}target")
        text = self._texts.get(path)
        if text is None:
            self.entries.append(FileEntry(place, path, "x"))
        elif targets:
            self._target(text, place, targets[0], segments[0].attributes.get("id", "").removeprefix("w"))

    def _target(self, text: SourceText, place: str, target: XmlElement, wording: str) -> None:
        codes = codes_of(_nodes(text, text.source))
        if not target.text.strip() and not any(not isinstance(child, str) for child in target.inside):
            return
        try:
            said = self._said(target, codes, used := set[str]())
            _assert_none_lost(codes, used)
        except BadMarkup as problem:
            self.faults.append((place, str(problem)))
            return
        self.entries.append(FileEntry(place, text.path, to_html(said) if text.is_rich else "".join(map(str, said)), wording[:64]))

    def _said(self, parent: XmlElement, codes: dict[str, Code], used: set[str]) -> list[Coded | str]:
        nodes: list[Coded | str] = []
        for child in parent.inside:
            if isinstance(child, str):
                nodes.append(child)
                continue
            name = child.tag.removeprefix(self._ns)
            if name == "mrk":
                nodes += self._said(child, codes, used)
            elif name in {"pc", "ph"}:
                code = _code(child, name, codes, used)
                nodes.append(Coded(code, self._said(child, codes, used)))
            else:
                raise BadMarkup(f"holds <{name[:30]}> on line {child.line}, which its source does not have")
        return nodes


def _assert_none_lost(codes: dict[str, Code], used: set[str]) -> None:
    lost = codes.keys() - used
    if lost:
        first = codes[min(lost, key=int)]
        raise BadMarkup(f"leaves out the code {first.number} ({first.tag})")


def _code(element: XmlElement, name: str, codes: dict[str, Code], used: set[str]) -> Code:
    number = element.attributes.get("id", "")
    code = codes.get(number)
    if code is None or code.is_piece != (name == "ph"):
        raise BadMarkup(f"has a code {number[:20]!r} on line {element.line} that its source does not have")
    if number in used:
        raise BadMarkup(f"has the code {number[:20]} twice")
    used.add(number)
    return code
