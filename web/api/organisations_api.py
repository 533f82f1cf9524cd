"""The organisation of the key: what holds for all of it."""

import base64
import binascii

from pydantic import BaseModel, ConfigDict, Field

from models.account.organisation import LONGEST_ORGANISATION_NAME, Organisation
from models.account.organisation_change import OrganisationChange
from models.account.organisation_logo import OrganisationLogo
from models.account.organisation_quota import Quota
from models.engine.clean_picture import UnreadablePicture
from models.engine.small_picture import LARGEST, whole_picture
from models.privacy.authority import LONGEST_PAGE, AuthorityRefused, read_authority
from models.support.time_zones import zones
from web.api.operation import Call, Name, Operation, Reply, Shape, Trial
from web.api.owned import there
from web.api.problem import one_fault
from web.api.samples import DOT

NO_ZONE = "must be a time zone, such as Europe/Berlin"


class OrganisationRow(BaseModel):
    key: str = Field(description="What the operator calls it by; no secret.")
    name: str
    zone: str = Field(description="Its clock: when something is overdue, and the times in its e-mails.")
    authority: str = Field(description="The page of the supervisory authority that it chose; empty for that of this Cairn.")
    has_logo: bool


class UsageRow(BaseModel):
    name: str
    used: int = Field(description="Storage in bytes; what is daily since midnight UTC.")
    most: int | None = Field(description="What it may use at most, set by the operator of this Cairn; null for no bound.")
    is_daily: bool


class UsageList(BaseModel):
    data: list[UsageRow]


class OrganisationBody(Shape):
    """What is left out stays as it is."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Harbour Marina", "zone": "Europe/Berlin"}]})

    name: Name | None = Field(None, max_length=LONGEST_ORGANISATION_NAME)
    zone: str | None = Field(None, max_length=64, description="A name such as Europe/Berlin.")
    authority: str | None = Field(
        None, max_length=LONGEST_PAGE, description="A page of https, or nothing for that of this Cairn."
    )


class Logo(Shape):
    model_config = ConfigDict(json_schema_extra={"examples": [{"data": DOT}]})

    data: str = Field(min_length=1, max_length=LARGEST * 4 // 3 + 4, description="PNG, JPEG, GIF or WebP as base64.")


class KeptLogo(BaseModel):
    data: str = Field(description="A small PNG as base64: what was sent is drawn anew.")


def show(call: Call) -> Reply:
    """Read the organisation"""
    return Reply(_row(call.organisation))


def change(call: Call) -> Reply:
    """Change the organisation
    Its name, its clock and its supervisory authority.
    """
    sent, change = call.sent(OrganisationBody), _change(call)
    try:
        authority = None if sent.authority is None else read_authority(sent.authority.strip())
    except AuthorityRefused as problem:
        raise one_fault("The organisation was not changed.", "authority", str(problem), "not_allowed") from problem
    if sent.zone is not None and sent.zone not in zones():
        raise one_fault("The organisation was not changed.", "zone", NO_ZONE, "not_allowed")
    if sent.name is not None:
        change.rename(sent.name.strip())
    if sent.zone is not None:
        change.put_zone(sent.zone)
    if authority is not None:
        change.put_authority(authority)
    return Reply(_row(call.organisation))


def show_logo(call: Call) -> Reply:
    """Read the organisation's logo"""
    return Reply(_kept(call))


def replace_logo(call: Call) -> Reply:
    """Replace the organisation's logo
    It is drawn anew, small and whole.
    """
    try:
        body = base64.b64decode(call.sent(Logo).data, validate=True)
        call.db.commit()  # the connection is somebody else's while it is drawn
        drawn = whole_picture(body)
    except (UnreadablePicture, binascii.Error, ValueError) as problem:
        raise one_fault("The logo was not changed.", "data", str(problem), "not_allowed") from problem
    with call.saving() as saving:
        _change(saving).put_logo(drawn)
        saving.db.flush()
        return Reply(_kept(saving))


def remove_logo(call: Call) -> Reply:
    """Remove the organisation's logo
    Its first letter stands there then.
    """
    _change(call).remove_logo()
    return Reply(status=204)


def _change(call: Call) -> OrganisationChange:
    return OrganisationChange(call.db, call.organisation, call.by, call.now)


def _kept(call: Call) -> KeptLogo:
    found = there(call.db.get(OrganisationLogo, call.organisation_id), "The organisation has no logo.")
    return KeptLogo(data=base64.b64encode(found.body).decode())


def _row(one: Organisation) -> OrganisationRow:
    return OrganisationRow(key=one.key, name=one.name, zone=one.zone, authority=one.authority, has_logo=bool(one.logo))


def show_usage(call: Call) -> Reply:
    """Read what the organisation uses
    And how much it may use.
    """
    rows = [
        UsageRow(name=one.kind.name, used=one.used, most=one.most, is_daily=one.kind.is_daily)
        for one in Quota.all_of(call.db, call.organisation_id, call.now)
    ]
    return Reply(UsageList(data=rows))


LOGO = "/organisation/logo"
OPERATIONS = (
    Operation("GET /organisation", show, "read", {200: OrganisationRow}),
    Operation("GET /organisation/usage", show_usage, "read", {200: UsageList}),
    Operation(
        "PATCH /organisation",
        change,
        "manage",
        {200: OrganisationRow},
        OrganisationBody,
        Trial,
        twins=("PUT organisation", "PUT organisation_zone", "PUT organisation_authority"),
    ),
    Operation(f"GET {LOGO}", show_logo, "read", {200: KeptLogo}, refuses=(404,)),
    Operation(
        f"PUT {LOGO}",
        replace_logo,
        "manage",
        {200: KeptLogo},
        Logo,
        waits=True,
        twins=("POST organisation_logo",),
    ),
    Operation(f"DELETE {LOGO}", remove_logo, "manage", {204: None}, twins=("DELETE organisation_logo",)),
)
