"""Guides: each is one JSON document, replaced as a whole."""

from pydantic import ConfigDict, Field
from sqlalchemy import select

from models.guide import Guide, NotPublishable, Publication, compile_guide
from models.guide.guide_file import GuideFile
from models.guide.guide_label import LONGEST_LABEL, MOST_OF_A_GUIDE, BadLabel, all_labels, has_label, put_labels, read_label
from models.release.publish import take_down
from models.site import ENVIRONMENTS, Site
from models.support.json_reader import Faults
from web.api.guide_edits import EDITS
from web.api.guide_shapes import GuideBody, GuideList, GuideRow, JudgedBody, Judgement, etag_of
from web.api.keyset import Page, keyset
from web.api.operation import Call, Name, Operation, Reply, Shape, Trial
from web.api.owned import assert_state, find_guide, find_site
from web.api.problem import one_fault, refused

SUMMARY = "Replaced by a program"

ARCHIVAL = ("POST guide_archival", "DELETE guide_archival", "POST guide_archivals", "DELETE guide_archivals")
LABELS = ("POST guide_labels", "DELETE guide_labels")


class GuidePage(Page):
    site: int | None = Field(None, ge=1, le=2**31 - 1, description="Only guides of that site.")
    archived: bool = Field(False, description="Those that are archived, instead of those that are not.")
    label: str = Field("", max_length=LONGEST_LABEL, description="Only guides that have that label.")


class GuideChange(Shape):
    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "First morning"}]})

    name: Name | None = None
    archived: bool | None = None
    labels: list[str] | None = Field(None, max_length=MOST_OF_A_GUIDE, description="All that it is to have.")


def index(call: Call) -> Reply:
    """List the guides"""
    page = call.asked(GuidePage)
    rows = select(Guide).where(Guide.organisation_id == call.organisation_id, call.reach.sees(Guide.site_id))
    rows = rows.where(Guide.deleted_at.is_(None))
    rows = rows.where(Guide.archived_at.is_not(None) if page.archived else Guide.archived_at.is_(None))
    if page.site is not None:
        rows = rows.where(Guide.site_id == page.site)
    if page.label:
        rows = rows.where(has_label(page.label))
    found, following = keyset(call, rows, Guide.id)
    return Reply(GuideList(data=[GuideRow.of(call.db, guide) for guide in found], next=following))


def create(call: Call) -> Reply:
    """Make a guide
    The body is the guide. It is a draft: visitors get it when it is published.
    """
    site, file = find_site(call), _read(call)
    guide = Guide.create(call.db, site, file.name, file.kind, file.document, call.by, call.now)
    headers = {"location": f"/api/v1/guides/{guide.id}", "etag": etag_of(guide)}
    return Reply(GuideRow.of(call.db, guide), 201, headers)


def show(call: Call) -> Reply:
    """Read a guide
    The draft as one document, the same that is exported. Its ETag names this state for a change of it.
    """
    guide = find_guide(call)
    file = GuideFile.of(guide)
    return Reply(GuideBody(dict(file.to_json())), 200, {"etag": f'"{file.hash}"'})


def replace(call: Call) -> Reply:
    """Replace a guide
    With what the body says, and nothing of what was there. `If-Match` says which state was seen. It can be undone in the editor.
    """
    guide = find_guide(call)
    assert_state(call, etag_of(guide))
    file = _read(call, guide.kind)
    if file.name != guide.name:
        guide.rename(file.name, call.by, call.now)
    guide.edit(file.document, SUMMARY, call.by, call.now)
    return Reply(GuideRow.of(call.db, guide), 200, {"etag": etag_of(guide)})


def status(call: Call) -> Reply:
    """Read where a guide stands
    Its name and key, who edited it last, and which version of it is live.
    """
    guide = find_guide(call)
    return Reply(GuideRow.of(call.db, guide))


def change(call: Call) -> Reply:
    """Rename, label or archive a guide
    What is left out stays as it is. One that is live is taken down when it is archived, which takes the scope publish.
    """
    guide, sent = find_guide(call), call.sent(GuideChange)
    if sent.name is not None and sent.name.strip() != guide.name:
        guide.rename(sent.name.strip(), call.by, call.now)
    if sent.archived is not None:
        _archive(call, guide) if sent.archived else guide.restore()
    if sent.labels is not None:
        _label(call, guide, sent.labels)
    call.db.flush()
    return Reply(GuideRow.of(call.db, guide))


def _label(call: Call, guide: Guide, labels: list[str]) -> None:
    try:
        known = all_labels(call.db, call.organisation_id)
        put_labels(guide, [read_label(label, known) for label in labels])
    except BadLabel as problem:
        raise one_fault("The guide was not changed.", "labels", str(problem)) from problem


def _archive(call: Call, guide: Guide) -> None:
    for environment in ENVIRONMENTS:
        if Publication.of(call.db, guide, environment) is not None:
            call.must_at(guide.site_id, "publish")
            take_down(call.db, guide, by=call.by, now=call.now, environment=environment)
    guide.archive(call.now)


def copy(call: Call) -> Reply:
    """Copy a guide
    A new draft with the same content on the same site.
    """
    twin = find_guide(call).duplicate(call.by, call.now)
    return Reply(GuideRow.of(call.db, twin), 201, {"location": f"/api/v1/guides/{twin.id}", "etag": etag_of(twin)})


def validate(call: Call) -> Reply:
    """Validate a change of a guide
    Says everything that is wrong with the document in the body, and changes nothing.
    """
    guide = find_guide(call)
    return Reply(_judged(call, guide.site, guide.kind))


def validate_new(call: Call) -> Reply:
    """Validate a new guide
    Says everything that is wrong with the document in the body, and makes nothing.
    """
    return Reply(_judged(call, find_site(call), ""))


def _read(call: Call, kind: str = "") -> GuideFile:
    try:
        return GuideFile.read(call.sent(GuideBody).root, kind=kind)
    except Faults as problem:
        raise refused("The guide", problem) from problem


def _judged(call: Call, site: Site, kind: str) -> Judgement:
    """By making it and taking it back."""
    try:
        file = GuideFile.read(call.sent(JudgedBody).root, kind=kind)
        with call.db.begin_nested() as trial:
            guide = Guide.create(call.db, site, file.name, file.kind, file.document, call.by, call.now)
            reasons = _reasons(guide)
            trial.rollback()
    except Faults as problem:
        return Judgement(valid=False, errors=refused("The guide", problem).faults, publishable=False, reasons=[])
    return Judgement(valid=True, errors=[], publishable=not reasons, reasons=reasons)


def _reasons(guide: Guide) -> list[str]:
    try:
        compile_guide(guide)
    except NotPublishable as problem:
        return problem.reasons
    return []


OPERATIONS = (
    Operation("GET /guides", index, "read", {200: GuideList}, query=GuidePage, across_sites=True),
    Operation("POST /sites/{site_id}/guides", create, "write", {201: GuideRow}, GuideBody, Trial, twins=("POST guides",)),
    Operation("POST /sites/{site_id}/guides/validate", validate_new, "write", {200: Judgement}, JudgedBody),
    Operation("GET /guides/{guide_id}", show, "read", {200: GuideBody}, refuses=(409,)),
    Operation("PUT /guides/{guide_id}", replace, "write", {200: GuideRow}, GuideBody, Trial, (409,), EDITS, needs_state=True),
    Operation(
        "PATCH /guides/{guide_id}", change, "write", {200: GuideRow}, GuideChange, Trial, twins=("POST guide", *ARCHIVAL, *LABELS)
    ),
    Operation("GET /guides/{guide_id}/status", status, "read", {200: GuideRow}),
    Operation("POST /guides/{guide_id}/validate", validate, "write", {200: Judgement}, JudgedBody),
    Operation(
        "POST /guides/{guide_id}/copies",
        copy,
        "write",
        {201: GuideRow},
        query=Trial,
        refuses=(409,),
        twins=("POST guide_copies",),
    ),
)
