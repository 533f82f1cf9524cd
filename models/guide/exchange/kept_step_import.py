"""Steps kept for reuse, as an import brings them."""

from collections import Counter
from datetime import datetime

from sqlalchemy.orm import Session

from models.account.member import Member
from models.guide.exchange.renamed_keys import RenamedKeys
from models.guide.exchange.site_reader import ReadSite
from models.guide.guide_document import GuideDocument
from models.guide.kept_step import KeptStep, NotReusable
from models.site.site import Site


def put_kept_steps(
    session: Session, site: Site, read: ReadSite, keys: RenamedKeys, by: Member, now: datetime
) -> tuple[Counter[str], list[tuple[str, str]]]:
    """What was made and changed, and what stands against it by its place in the site's part. They are known by their names."""
    report, faults = Counter[str](), list[tuple[str, str]]()
    there = {one.name: one for one in KeptStep.all_of(session, site.id)}
    for index, (name, given) in enumerate(read.kept_steps):
        document = GuideDocument.read(keys.in_document(given.to_json()))
        found = there.get(name)
        try:
            if found is None:
                KeptStep.keep(session, site, name, document, document.steps[0], by, now)
                report["kept steps made"] += 1
            elif found.document != document.to_json():
                found.document, found.edited_at, found.edited_by = document.to_json(), now, by
                report["kept steps changed"] += 1
        except NotReusable as problem:
            faults.append((f"kept_steps[{index}].name", str(problem)))
    return report, faults
