"""One picture in place of another, wherever authors work with it: each guide's draft is edited, and can be undone there."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from bs4 import BeautifulSoup
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account.member import Member
from models.guide.guide import Guide
from models.guide.guide_document import GuideDocument
from models.guide.kept_step import KeptStep
from models.guide.picture_usage import picture_usage
from models.guide.translation import Translation, texts_of
from models.site.picture import Picture
from models.site.picture_address import address_of
from models.site.site import Site
from models.site.theme import Theme
from models.support.unreadable import Unreadable

SUMMARY = "Replaced a picture"


@dataclass(frozen=True)
class Replacement:
    """How many guides, themes and kept steps show the other picture now; `left` could not be read."""

    guides: int
    others: int
    left: tuple[str, ...] = ()


def replace_picture(session: Session, site: Site, old: Picture, new: Picture, by: Member, now: datetime) -> Replacement:
    """What is live keeps the old one until it is published again, and so do texts that say more of it than its address."""
    uses = picture_usage(session, site).get(old.name, [])
    before, guides, left = address_of(site.key, old.name), 0, list[str]()
    for use in uses:
        guide = session.get(Guide, use.guide_id) if use.guide_id else None
        if guide is None:
            continue
        document = guide.readable
        if document is None:
            left.append(use.words)
            continue
        guide.edit(_shown(document, before, site, new), SUMMARY, by, now)
        guides += 1
    others = _in_themes(session, site, before, new, by, now) + _in_kept_steps(session, site, before, new, by, now)
    return Replacement(guides, others, tuple(left))


def _shown(document: GuideDocument, before: str, site: Site, new: Picture) -> GuideDocument:
    """The document with the other picture. What was translated stays so: it says the same."""
    steps = tuple(replace(step, body=_in_text(step.body, before, site, new)) for step in document.steps)
    names = {text.path: text.name for text in texts_of(steps)}
    was = {text.path: text.name for text in texts_of(document.steps)}
    translations = {
        tag: {path: _translation(one, path, before, site, new, was, names) for path, one in texts.items()}
        for tag, texts in document.translations.items()
    }
    return replace(document, steps=steps, translations=translations)


def _translation(
    one: Translation, path: str, before: str, site: Site, new: Picture, was: dict[str, str], names: dict[str, str]
) -> Translation:
    of = names.get(path, one.of) if one.of == was.get(path) else one.of
    return Translation(_in_text(one.text, before, site, new) if path.endswith(".body") else one.text, of)


def _in_text(html: str, before: str, site: Site, new: Picture) -> str:
    if before not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for picture in soup.find_all("img", src=re.compile(rf"{re.escape(before)}\Z")):
        picture["src"] = address_of(site.key, new.name)
        picture["width"], picture["height"] = str(new.width), str(new.height)
    return str(soup)


def _in_themes(session: Session, site: Site, before: str, new: Picture, by: Member, now: datetime) -> int:
    changed = 0
    for theme in Theme.all_of(session, site.id):
        try:
            look = theme.look
        except Unreadable:
            continue
        if look.logo.address.endswith(before):
            logo = replace(look.logo, address=address_of(site.key, new.name))
            theme.change(session, theme.name, replace(look, logo=logo), by, now)
            changed += 1
    return changed


def _in_kept_steps(session: Session, site: Site, before: str, new: Picture, by: Member, now: datetime) -> int:
    changed = 0
    for kept in session.scalars(select(KeptStep).where(KeptStep.site_id == site.id)):
        if kept.readable is None:
            continue
        written = _shown(kept.content, before, site, new).to_json()
        if written != kept.document:
            kept.document, kept.edited_at, kept.edited_by = written, now, by
            changed += 1
    return changed
