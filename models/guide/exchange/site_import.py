"""An export put into an organisation: what is there already is brought to what the file says, the rest is made.

Nothing is removed and nothing is published. Content is matched by its keys; a key that another organisation's content has, or
another site's, is replaced by a new one wherever the file names it.
"""

from collections import Counter
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account.member import Member
from models.account.organisation import Organisation
from models.guide.exchange.kept_step_import import put_kept_steps
from models.guide.exchange.picture_import import put_pictures
from models.guide.exchange.renamed_keys import RenamedKeys
from models.guide.exchange.site_reader import ReadSite
from models.guide.guide import Guide
from models.guide.guide_file import GuideFile
from models.guide.guide_label import put_labels
from models.guide.publication import Publication
from models.guide.rules.condition_group import Group
from models.guide.segment import BadSegment, Segment
from models.site.site import ENVIRONMENTS, Site
from models.site.site_attribute import BadAttribute, SiteAttribute
from models.site.theme import BadTheme, Theme
from models.site.theme_document import Look
from models.support.json_reader import Faults, Reader
from models.support.random_name import random_name

SUMMARY = "Imported"


class SiteImport:
    """One site of an export, on its way into an organisation. `report` counts what was made and changed, by kind."""

    def __init__(self, session: Session, organisation: Organisation, by: Member, now: datetime) -> None:
        self._session, self._organisation, self._by, self._now = session, organisation, by, now
        self.faults: list[tuple[str, str]] = []
        self.report: Counter[str] = Counter()

    def put_all(self, sites: list[ReadSite]) -> None:
        """Raises Faults with everything that stands against it; then the transaction is to be rolled back."""
        for index, read in enumerate(sites):
            self.put(read, f"sites[{index}]")
        if self.faults:
            raise Faults(self.faults)

    def put(self, read: ReadSite, path: str, site: Site | None = None) -> None:
        """Into that site, or into the organisation's site of that key, or into a new one. Faults are noted."""
        site = site or self._site(read, path)
        if site is None:
            return
        keys = RenamedKeys(read.key or site.key, site.key)
        self._settings(site, read)
        self._attributes(site, read, path)
        self._note(path, put_pictures(self._session, site, read, keys, self._by, self._now))
        # Every key is settled before anything is written that names one.
        self._settle(site, read, keys)
        self._segments(site, read, path, keys)
        self._themes(site, read, path, keys)
        self._guides(site, read, path, keys)
        self._note(path, put_kept_steps(self._session, site, read, keys, self._by, self._now))

    def _note(self, path: str, became: tuple[Counter[str], list[tuple[str, str]]]) -> None:
        done, faults = became
        self.report += done
        self.faults += [(f"{path}.{place}", sentence) for place, sentence in faults]

    def _site(self, read: ReadSite, path: str) -> Site | None:
        found = self._session.scalar(select(Site).where(Site.key == read.key)) if read.key else None
        if found is not None and found.organisation_id == self._organisation.id:
            if found.deleted_at is not None:
                self.faults.append((f"{path}.key", "is a deleted site's: restore it under Recently deleted first"))
                return None
            return found
        if not read.address:
            self.faults.append((f"{path}.address", "is missing"))
            return None
        site = Site.create(self._session, self._organisation, read.name or read.address[:100], read.address, self._now)
        if read.key and found is None:
            site.key = read.key
        self.report["sites made"] += 1
        return site

    def _settings(self, site: Site, read: ReadSite) -> None:
        before = (site.name, site.address, site.zone, site.budget, list(site.staging_hosts))
        site.name, site.address = read.name or site.name, read.address or site.address
        if read.showing is not None:
            read.showing.apply_to(site)
        if before != (site.name, site.address, site.zone, site.budget, list(site.staging_hosts)):
            self.report["sites changed"] += 1

    def _attributes(self, site: Site, read: ReadSite, path: str) -> None:
        there = {one.name: one for one in SiteAttribute.all_of(self._session, site)}
        for index, (name, kind, note) in enumerate(read.attributes):
            found = there.get(name)
            if found is None:
                try:
                    SiteAttribute.declare(self._session, site, name, kind, note, self._now)
                    self.report["attributes made"] += 1
                except BadAttribute as problem:
                    self.faults.append((f"{path}.attributes[{index}].name", str(problem)))
            elif (found.type, found.note) != (kind, note):
                found.type, found.note = kind, note
                self.report["attributes changed"] += 1

    def _settle(self, site: Site, read: ReadSite, keys: RenamedKeys) -> None:
        """A key stays what it is where nobody else's content has it."""
        given = (
            (Segment, "s-", keys.segments, [row[0] for row in read.segments]),
            (Theme, "t-", keys.themes, [row[0] for row in read.themes]),
            (Guide, "", keys.guides, [row[0] for row in read.guides]),
        )
        for model, prefix, names, wanted in given:
            owners = dict(self._session.execute(select(model.key, model.site_id).where(model.key.in_(wanted))).all())
            for key in filter(None, wanted):
                names[key] = key if owners.get(key, site.id) == site.id else f"{prefix}{random_name(8)}"

    def _segments(self, site: Site, read: ReadSite, path: str, keys: RenamedKeys) -> None:
        there = {one.key: one for one in Segment.all_of(self._session, site.id)}
        for index, (key, name, rule) in enumerate(read.segments):
            group = Group.read(Reader.of(keys.in_document(rule.to_json())))
            found = there.get(keys.segments.get(key, ""))
            try:
                if found is None:
                    made = Segment.create(self._session, site, name, group, self._by, self._now)
                    made.key = keys.segments.get(key, made.key)
                    self.report["segments made"] += 1
                elif (found.name, found.group) != (name, group):
                    found.change(self._session, name, group, self._by, self._now)
                    self.report["segments changed"] += 1
            except BadSegment as problem:
                self.faults.append((f"{path}.segments[{index}].name", str(problem)))

    def _themes(self, site: Site, read: ReadSite, path: str, keys: RenamedKeys) -> None:
        there = {one.key: one for one in Theme.all_of(self._session, site.id)}
        for index, (key, name, is_default, given) in enumerate(read.themes):
            look = Look.read(keys.in_document(given.to_json()))
            found = there.get(keys.themes.get(key, ""))
            try:
                if found is None:
                    found = Theme.create(self._session, site, name, look, self._by, self._now)
                    found.key = keys.themes.get(key, found.key)
                    self.report["themes made"] += 1
                elif (found.name, found.look) != (name, look):
                    found.change(self._session, name, look, self._by, self._now)
                    self.report["themes changed"] += 1
                if is_default and not found.is_default:
                    found.become_default(self._session)
            except BadTheme as problem:
                self.faults.append((f"{path}.themes[{index}].name", str(problem)))

    def _guides(self, site: Site, read: ReadSite, path: str, keys: RenamedKeys) -> None:
        there = {one.key: one for one in self._session.scalars(select(Guide).where(Guide.site_id == site.id))}
        for index, (key, archived, given, labels) in enumerate(read.guides):
            file = GuideFile.read(keys.in_document(given.to_json()))
            found = there.get(keys.guides.get(key, ""))
            if found is None:
                found = Guide.create(self._session, site, file.name, file.kind, file.document, self._by, self._now)
                found.key = keys.guides.get(key, found.key)
                self.report["guides made"] += 1
            elif found.kind != file.kind:
                self.faults.append((f"{path}.guides[{index}].guide.kind", f"must be one of {found.kind}: a guide keeps its kind"))
            elif found.readable is None or GuideFile.of(found) != file:
                self._change(found, file)
            found.deleted_at = None  # who imports what was deleted wants it back
            if labels is not None:
                put_labels(found, labels)
            self._archive(found, f"{path}.guides[{index}].archived", archived=archived)

    def _change(self, guide: Guide, file: GuideFile) -> None:
        if guide.name != file.name:
            guide.rename(file.name, self._by, self._now)
        guide.edit(file.document, SUMMARY, self._by, self._now)
        self.report["guides changed"] += 1

    def _archive(self, guide: Guide, path: str, *, archived: bool) -> None:
        if archived == (guide.archived_at is not None):
            return
        if not archived:
            guide.restore()
        elif any(Publication.of(self._session, guide, environment) for environment in ENVIRONMENTS):
            self.faults.append((path, "can't be so: the guide is live here; take it down first"))
        else:
            guide.archive(self._now)


def lines(report: Counter[str]) -> list[str]:
    """What was done, such as `3 guides made`."""
    one = {what: what.replace("s ", " ", 1) for what in report}
    return [f"{number:,} {one[what] if number == 1 else what}" for what, number in sorted(report.items())]
