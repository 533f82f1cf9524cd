"""Translations as XLIFF 2.0 (OASIS): a unit for each text, its wording's name as the segment's id, rich text in inline codes."""

import re
from collections.abc import Collection
from html import escape

from models.engine.xml_tree import BadXml, XmlElement, read_xml
from models.guide.exchange.inline_codes import BadMarkup, Code, Coded, coded, codes_of, numbered_as, to_html
from models.guide.exchange.translation_import import (
    FileEntry,
    FileRefused,
    ImportedTranslations,
    import_translations,
    refuse_too_large,
)
from models.guide.exchange.xliff_target import read_target
from models.guide.guide_document import GuideDocument
from models.guide.rich_text import to_tree
from models.guide.translation import SourceText, Translation, texts_of

NAMESPACES = ("urn:oasis:names:tc:xliff:document:2.0", "urn:oasis:names:tc:xliff:document:2.2")
_STALE = "The source has changed since this was translated."
_NO_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_WORDS = {"title": "Title", "body": "Text", "button": "Button", "name": "What to open"}


def write_xliff(document: GuideDocument, name: str, language: str) -> str:
    """`name` is what people call the guide."""
    translated = document.translations.get(language, {})
    called = escape(_NO_XML.sub(" ", name))
    units = "".join(_unit(text, translated.get(text.path)) for text in texts_of(document.steps))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{NAMESPACES[0]}" version="2.0" srcLang="{document.language}" trgLang="{language}">\n'
        f'<file id="guide" original="{called}">\n{units}</file>\n</xliff>\n'
    )


def _unit(text: SourceText, target: Translation | None) -> str:
    source = _nodes(text, text.source)
    codes = codes_of(source)
    target_nodes = numbered_as(codes, _nodes(text, target.text)) if target else []
    used = codes_of(target_nodes) if target else codes
    data = "".join(_data(code) for code in (codes | used).values())
    done = target is not None and target.of == text.name
    translated = f"<target>{_inline(target_nodes)}</target>" if target else ""
    state = "translated" if done else "initial"
    stale = f'<notes><note category="stale">{_STALE}</note></notes>' if target and not done else ""
    original = f"<originalData>{data}</originalData>" if data else ""
    wording = target.of if target else text.name
    segment = f'<segment id="w{wording}" state="{state}"><source>{_inline(source, used)}</source>{translated}</segment>'
    name = f"Step {text.step}: {_WORDS[text.kind]}"
    return f'<unit id="{text.path}" name="{name}" canResegment="no" xml:space="preserve">{stale}{original}{segment}</unit>\n'


def _nodes(text: SourceText, markup: str) -> list[Coded | str]:
    return coded(to_tree(markup)) if text.is_rich else [markup]


def _data(code: Code) -> str:
    closing = f'<data id="e{code.number}">{escape(code.closing)}</data>' if code.closing else ""
    return f'<data id="s{code.number}">{_words(code.opening)}</data>{closing}'


def _inline(nodes: list[Coded | str], used: Collection[str] | None = None) -> str:
    """`used` are the codes of a source that its translation has: only those must stay there."""
    return "".join(_words(node) if isinstance(node, str) else _element(node, used) for node in nodes)


def _element(node: Coded, used: Collection[str] | None) -> str:
    code = node.code
    may_go = "no" if used is None or code.number in used else "yes"
    code_attributes = f'id="{code.number}" type="{code.type}" canCopy="no" canDelete="{may_go}"'
    if code.is_piece:
        return f'<ph {code_attributes} dataRef="s{code.number}" disp="{code.tag}"/>'
    inside = _inline(node.inside, used)
    return f'<pc {code_attributes} dataRefStart="s{code.number}" dataRefEnd="e{code.number}">{inside}</pc>'


def _words(text: str) -> str:
    """What XML can't have in it as a character goes as XLIFF's `<cp>`."""
    return _NO_XML.sub(lambda found: f'<cp hex="{ord(found[0]):04X}"/>', escape(text, quote=False))


def read_xliff(document: GuideDocument, file: str) -> ImportedTranslations:
    """Raises Refused with every fault by its place, such as `unit s-1.title`."""
    refuse_too_large(file)
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
        text = self._texts.get(path)
        if text is None:
            self.entries.append(FileEntry(place, path, "x"))
        elif segments[0].children(f"{self._ns}target"):
            self._target(text, place, unit, segments[0])

    def _target(self, text: SourceText, place: str, unit: XmlElement, segment: XmlElement) -> None:
        target = segment.children(f"{self._ns}target")[0]
        if not target.text.strip() and all(isinstance(child, str) for child in target.inside):
            return
        try:
            nodes = read_target(self._ns, codes_of(_nodes(text, text.source)), unit, segment, target)
        except BadMarkup as problem:
            self.faults.append((place, str(problem)))
            return
        wording = segment.attributes.get("id", "").removeprefix("w")[:64]
        self.entries.append(FileEntry(place, text.path, to_html(nodes) if text.is_rich else "".join(map(str, nodes)), wording))
