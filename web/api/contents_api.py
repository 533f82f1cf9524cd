"""All content of a site as one document: read, and changed in one go."""

from typing import Annotated, Any

from pydantic import RootModel, WithJsonSchema

from models.guide.exchange.export_size import LARGEST_DOCUMENT
from models.guide.exchange.site_export import export_site
from models.guide.exchange.site_import import SiteImport
from models.guide.exchange.site_reader import read_site
from models.support.json_reader import Faults, Reader
from web.api.guide_shapes import ELSEWHERE
from web.api.operation import Call, Operation, Reply, Trial
from web.api.owned import find_site
from web.api.problem import refused
from web.api.seen_guides import SeenGuides


def _rows(of: dict[str, Any], *needed: str) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "object", "properties": of, "required": list(needed)}}


TEXT: dict[str, Any] = {"type": "string"}
SEEN: dict[str, Any] = {**TEXT, "maxLength": 100, "description": "The ETag that the guide had when you read it, or `*` for any."}
LABELS = {"type": "array", "items": TEXT}
GUIDE_ROW = {"key": TEXT, "archived": {"type": "boolean"}, "labels": LABELS, "guide": {ELSEWHERE: "Guide"}, "if_match": SEEN}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "What is left out stays as it is. Rows are matched by `key`, attributes by `name`; nothing is removed.",
    "properties": {
        "key": TEXT,
        "name": {"type": "string", "maxLength": 100},
        "address": {"type": "string", "maxLength": 2000},
        "zone": TEXT,
        "tours_a_day": {"type": "integer"},
        "staging_hosts": {"type": "array", "items": TEXT},
        "attributes": _rows({"name": TEXT, "type": TEXT, "note": TEXT}, "name"),
        "segments": _rows({"key": TEXT, "name": TEXT, "rule": {ELSEWHERE: "GuideGroup"}}, "name", "rule"),
        "themes": _rows({"key": TEXT, "name": TEXT, "default": {"type": "boolean"}, "look": {"type": "object"}}, "name"),
        "pictures": _rows({"name": TEXT, "data": TEXT}, "data"),
        "guides": _rows(GUIDE_ROW, "guide"),
    },
    "examples": [{"guides": [{"key": "", "archived": False, "guide": {"name": "Welcome", "steps": []}}]}],
}


class SiteContent(RootModel[Annotated[dict[str, Any], WithJsonSchema(SCHEMA)]]):
    """A site as an export has it."""


class ContentReport(RootModel[dict[str, int]]):
    """What was made and changed, such as `{"guides changed": 3}`."""


def show(call: Call) -> Reply:
    """Read all content of a site
    Drafts as they are, pictures included; the same as in `cairn export`.
    """
    content = SiteContent(dict(export_site(call.db, find_site(call))))
    with call.saving():  # that it was read stands in the audit log
        return Reply(content)


def change(call: Call) -> Reply:
    """Change many things of a site at once
    All of it or nothing: guides, segments, attributes, themes, pictures and settings. Nothing is removed and nothing published.
    A guide with `if_match` is changed from the state that it names, and from no other: one that somebody else changed meanwhile
    refuses all of it. The scope publish is needed besides: settings reach visitors.
    """
    call.must_at(find_site(call).id, "publish")
    content = call.sent(SiteContent).root
    seen = SeenGuides.taken_from(content)
    reader = Reader.of(content)
    read = read_site(reader)  # pictures are decoded here, before anything is held
    reader.faults.extend(seen.faults)
    if reader.faults:
        raise refused("The content", Faults(reader.faults))
    with call.saving() as saving:
        site, work = find_site(saving), SiteImport(saving.db, saving.organisation, saving.by, call.now)
        seen.assert_there(saving.db, site)
        work.put(read, "", site)
        if work.faults:
            raise refused("The content", Faults([(path.lstrip("."), sentence) for path, sentence in work.faults]))
        if call.is_trial:
            saving.db.rollback()
    return Reply(ContentReport(dict(work.report)))


OPERATIONS = (
    Operation("GET /sites/{site_id}/content", show, "read", {200: SiteContent}, refuses=(409,)),
    Operation(
        "PATCH /sites/{site_id}/content",
        change,
        "write",
        {200: ContentReport},
        SiteContent,
        Trial,
        (409, 412),
        largest=LARGEST_DOCUMENT,
        waits=True,
    ),
)
