"""An export read back: everything that is wrong with it is said at once, each with its path, before anything is changed."""

import base64
import binascii
from dataclasses import dataclass, field
from typing import Any

from models.engine.json_value import is_list
from models.guide.exchange.export_row import assert_once, key_of, named, part_of, refuse_unknown
from models.guide.exchange.site_export import FORMAT, KIND
from models.guide.guide_document import GuideDocument
from models.guide.guide_file import GuideFile
from models.guide.guide_label import LONGEST_LABEL, MOST_OF_A_GUIDE
from models.guide.kept_step import LONGEST_NAME as LONGEST_KEPT
from models.guide.kept_step import MOST_KEPT
from models.guide.rules.condition_group import Group
from models.guide.segment import LONGEST_NAME as LONGEST_SEGMENT
from models.guide.segment import MOST_SEGMENTS
from models.site.display_settings import MOST_TOURS, DisplaySettings
from models.site.page_address import BadAddress, read_address
from models.site.picture import LONGEST_ALT, cleaned
from models.site.picture_format import BadPicture
from models.site.site import LONGEST_NAME
from models.site.site_attribute import LONGEST_NAME as LONGEST_ATTRIBUTE
from models.site.site_attribute import LONGEST_NOTE, MOST_ATTRIBUTES, TYPES
from models.site.theme import LONGEST_NAME as LONGEST_THEME
from models.site.theme import MOST_THEMES
from models.site.theme_document import Look
from models.support.json_reader import Reader

MOST_SITES, MOST_GUIDES, MOST_PICTURES = 100, 1000, 2000
KEY = 64
GuideRead = tuple[str, bool, GuideFile, list[str] | None]
"""Its key, whether it is archived, the guide, and its labels; None where nothing is said of them."""


@dataclass(frozen=True)
class ReadSite:
    """What one site's part of an export says; None where it says nothing. Rows are in the order of the file."""

    key: str
    name: str
    address: str
    showing: DisplaySettings | None
    attributes: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    segments: list[tuple[str, str, Group]] = field(default_factory=list[tuple[str, str, Group]])
    themes: list[tuple[str, str, bool, Look]] = field(default_factory=list[tuple[str, str, bool, Look]])
    pictures: list[tuple[str, bytes, str]] = field(default_factory=list[tuple[str, bytes, str]])
    kept_steps: list[tuple[str, GuideDocument]] = field(default_factory=list[tuple[str, GuideDocument]])
    guides: list[GuideRead] = field(default_factory=list[GuideRead])


def read_export(value: Any) -> list[ReadSite]:
    """Raises Faults."""
    reader = Reader.of(value)
    refuse_unknown(reader, "format", "kind", "sites")
    if reader.value.get("format") != FORMAT:
        reader.fault("format", f"must be {FORMAT}: another version of Cairn wrote this, and it can't be read here")
    reader.one_of("kind", (KIND,), "")
    sites = [read_site(one) for one in reader.items("sites", MOST_SITES)]
    assert_once(reader, "sites", [site.key for site in sites])
    reader.finish()
    return sites


def read_site(reader: Reader) -> ReadSite:
    """Its faults are noted, not raised."""
    names = "key name address zone tours_a_day staging_hosts attributes segments themes pictures kept_steps guides".split()
    refuse_unknown(reader, *names)
    site = ReadSite(
        reader.text("key", 24),
        reader.text("name", LONGEST_NAME).strip(),
        _address(reader),
        _showing(reader),
        [_attribute(one) for one in reader.items("attributes", MOST_ATTRIBUTES)],
        [_segment(one) for one in reader.items("segments", MOST_SEGMENTS)],
        [_theme(one) for one in reader.items("themes", MOST_THEMES)],
        [_picture(one) for one in reader.items("pictures", MOST_PICTURES)],
        [_kept_step(one) for one in reader.items("kept_steps", MOST_KEPT)],
        [_guide(one) for one in reader.items("guides", MOST_GUIDES)],
    )
    _assert_all_once(reader, site)
    return site


def _assert_all_once(reader: Reader, site: ReadSite) -> None:
    assert_once(reader, "segments", [row[0] for row in site.segments])
    assert_once(reader, "themes", [row[0] for row in site.themes])
    assert_once(reader, "guides", [row[0] for row in site.guides])
    assert_once(reader, "attributes", [row[0] for row in site.attributes], "name")
    assert_once(reader, "segments", [row[1] for row in site.segments], "name")
    assert_once(reader, "themes", [row[1] for row in site.themes], "name")
    assert_once(reader, "kept_steps", [row[0] for row in site.kept_steps], "name")


def _address(reader: Reader) -> str:
    text = reader.text("address", 2000)
    try:
        return read_address(text) if text else ""
    except BadAddress as problem:
        reader.fault("address", str(problem))
        return ""


def _showing(reader: Reader) -> DisplaySettings | None:
    if not {"zone", "tours_a_day", "staging_hosts"} & reader.value.keys():
        return None
    hosts = reader.value.get("staging_hosts", [])
    listed = [one for one in hosts if isinstance(one, str)] if is_list(hosts) else []
    if not is_list(hosts) or len(listed) != len(hosts):
        reader.fault("staging_hosts", "must be a list of hosts")
    budget = reader.number("tours_a_day", 0, MOST_TOURS, 1)
    showing, problems = DisplaySettings.read(reader.text("zone", 64, "UTC"), str(budget), "\n".join(listed))
    for name, sentence in problems.items():
        reader.fault("tours_a_day" if name == "budget" else name, sentence)
    return showing


def _attribute(reader: Reader) -> tuple[str, str, str]:
    refuse_unknown(reader, "name", "type", "note")
    return named(reader, LONGEST_ATTRIBUTE), reader.one_of("type", TYPES, "text"), reader.text("note", LONGEST_NOTE)


def _segment(reader: Reader) -> tuple[str, str, Group]:
    refuse_unknown(reader, "key", "name", "rule")
    return key_of(reader, 16), named(reader, LONGEST_SEGMENT), Group.read(reader.inner("rule"))


def _theme(reader: Reader) -> tuple[str, str, bool, Look]:
    refuse_unknown(reader, "key", "name", "default", "look")
    look = part_of(reader, "look", Look.read) or Look()
    return key_of(reader, 16), named(reader, LONGEST_THEME), reader.flag("default", default=False), look


def _picture(reader: Reader) -> tuple[str, bytes, str]:
    refuse_unknown(reader, "name", "data", "alt")
    alt = reader.text("alt", LONGEST_ALT)
    try:
        return reader.text("name", 70), cleaned(base64.b64decode(reader.text("data", 800_000), validate=True)), alt
    except (BadPicture, binascii.Error) as problem:
        reader.fault("data", str(problem))
        return "", b"", alt


def _kept_step(reader: Reader) -> tuple[str, GuideDocument]:
    refuse_unknown(reader, "name", "document")
    document = part_of(reader, "document", GuideDocument.read) or GuideDocument()
    if len(document.steps) != 1:
        reader.fault("document.steps", "must be one step")
    return named(reader, LONGEST_KEPT), document


def _guide(reader: Reader) -> GuideRead:
    refuse_unknown(reader, "key", "archived", "labels", "guide")
    file = part_of(reader, "guide", GuideFile.read) or GuideFile("", "tour", GuideDocument())
    return key_of(reader, KEY), reader.flag("archived", default=False), file, _labels(reader)


def _labels(reader: Reader) -> list[str] | None:
    """None where the document says nothing of them, as those of earlier versions."""
    given = reader.value.get("labels")
    if given is None:
        return None
    if not is_list(given) or not all(isinstance(one, str) and 0 < len(one.strip()) <= LONGEST_LABEL for one in given):
        reader.fault("labels", f"must be a list of names of at most {LONGEST_LABEL} characters")
        return None
    return [" ".join(one.split()) for one in given][:MOST_OF_A_GUIDE]
