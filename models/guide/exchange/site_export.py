"""All content of sites as one JSON document, pictures included: what `cairn export` writes and `cairn import` reads."""

import base64
from collections.abc import Sequence
from typing import NotRequired, TypedDict

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.guide.guide import Guide
from models.guide.guide_file import GuideFile, GuideFileJson
from models.guide.guide_json import DocumentJson
from models.guide.guide_label import labels_of
from models.guide.kept_step import KeptStep
from models.guide.picture_usage import picture_usage
from models.guide.rules.rules_json import GroupJson
from models.guide.segment import Segment
from models.site.picture import Picture
from models.site.site import Site
from models.site.site_attribute import SiteAttribute
from models.site.theme import Theme
from models.site.theme_document import LookJson

FORMAT = 1
KIND = "cairn"


class AttributeFile(TypedDict):
    name: str
    type: str
    note: str


class SegmentFile(TypedDict):
    key: str
    name: str
    rule: GroupJson


class ThemeFile(TypedDict):
    key: str
    name: str
    default: bool
    look: LookJson


class PictureFile(TypedDict):
    """`data` is base64."""

    name: str
    data: str
    alt: NotRequired[str]


class KeptStepFile(TypedDict):
    """`document` is a guide's of that one step."""

    name: str
    document: DocumentJson


class GuideInFile(TypedDict):
    key: str
    archived: bool
    labels: NotRequired[list[str]]
    guide: GuideFileJson


class SiteFile(TypedDict):
    """Guides name segments, themes and each other by their keys, and pictures by addresses with the site's."""

    key: str
    name: str
    address: str
    zone: str
    tours_a_day: int
    staging_hosts: list[str]
    attributes: list[AttributeFile]
    segments: list[SegmentFile]
    themes: list[ThemeFile]
    pictures: list[PictureFile]
    kept_steps: NotRequired[list[KeptStepFile]]
    guides: list[GuideInFile]


class ExportFile(TypedDict):
    format: int
    kind: str
    sites: list[SiteFile]


def export(session: Session, sites: Sequence[Site]) -> ExportFile:
    """Drafts as they are; versions, releases, reviews and numbers are no content. Raises Unreadable for what is damaged."""
    return {"format": FORMAT, "kind": KIND, "sites": [export_site(session, site) for site in sites]}


def export_site(session: Session, site: Site) -> SiteFile:
    """In the order in which it was made, so that the same content is the same document."""
    attributes = session.scalars(select(SiteAttribute).where(SiteAttribute.site_id == site.id).order_by(SiteAttribute.id))
    segments = session.scalars(select(Segment).where(Segment.site_id == site.id).order_by(Segment.id))
    themes = session.scalars(select(Theme).where(Theme.site_id == site.id).order_by(Theme.id))
    there = Picture.removed_at.is_(None) | Picture.name.in_(picture_usage(session, site))
    pictures = session.scalars(select(Picture).where(Picture.site_id == site.id, there).order_by(Picture.name))
    kept = session.scalars(select(KeptStep).where(KeptStep.site_id == site.id).order_by(KeptStep.id))
    guides = session.scalars(select(Guide).where(Guide.site_id == site.id, Guide.deleted_at.is_(None)).order_by(Guide.id))
    return {
        "key": site.key,
        "name": site.name,
        "address": site.address,
        "zone": site.zone,
        "tours_a_day": site.budget,
        "staging_hosts": list(site.staging_hosts),
        "attributes": [{"name": one.name, "type": one.type, "note": one.note} for one in attributes],
        "segments": [{"key": one.key, "name": one.name, "rule": one.group.to_json()} for one in segments],
        "themes": [{"key": one.key, "name": one.name, "default": one.is_default, "look": one.look.to_json()} for one in themes],
        "pictures": [_picture(one) for one in pictures],
        "kept_steps": [{"name": one.name, "document": one.content.to_json()} for one in kept],
        "guides": [_guide(one) for one in guides],
    }


def _guide(guide: Guide) -> GuideInFile:
    listed: GuideInFile = {"key": guide.key, "archived": guide.archived_at is not None, "guide": GuideFile.of(guide).to_json()}
    if guide.labels:
        listed["labels"] = list(labels_of(guide))
    return listed


def _picture(one: Picture) -> PictureFile:
    written: PictureFile = {"name": one.name, "data": base64.b64encode(one.body).decode()}
    return {**written, "alt": one.alt} if one.alt else written
