"""Pictures that Cairn keeps for a site."""

import base64
import binascii
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import func, select

from models.account.organisation_quota import QuotaReached
from models.guide.picture_replacement import replace_picture
from models.guide.picture_usage import Usage, picture_usage, unused_pictures
from models.site.picture import BACK_WITHIN, LARGEST, LONGEST_ALT, Picture, cleaned
from models.site.picture_address import address_of
from models.site.picture_format import BadPicture
from models.site.site import Site
from web.api.operation import Call, Operation, Reply, Shape
from web.api.owned import find_site, there
from web.api.problem import Problem, one_fault
from web.api.samples import DOT

MOST_LISTED = 2000


class PictureRow(BaseModel):
    name: str = Field(description="The SHA-256 of its bytes and the ending of its kind.")
    address: str = Field(description="What a guide or a theme names it by.")
    media_type: str
    width: int
    height: int
    size: int = Field(description="Bytes.")
    alt: str = Field(description="What it shows: texts take it over when it is put into them.")
    uses: list[str] = Field(description="What shows it among drafts, themes and kept steps.")


class PictureList(BaseModel):
    data: list[PictureRow]


class NewPicture(Shape):
    model_config = ConfigDict(json_schema_extra={"examples": [{"data": DOT}]})

    alt: str = Field("", max_length=LONGEST_ALT, description="What it shows, for those who can't see it.")
    data: str = Field(min_length=1, max_length=LARGEST * 4 // 3 + 4, description="PNG, JPEG, GIF or WebP as base64.")


class ChangedPicture(Shape):
    """What is left out stays as it is."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"alt": "A boat at the pier"}]})

    alt: str | None = Field(None, max_length=LONGEST_ALT, description="What it shows.")
    replaced_by: str | None = Field(
        None,
        max_length=70,
        description="Name of another picture of the site that takes its place where authors work with it.",
    )
    removed: Literal[False] | None = Field(None, description="False puts one back that was removed in the last 30 days.")


class RemovedPictures(BaseModel):
    removed: list[str] = Field(description="Their names.")


def index(call: Call) -> Reply:
    """List a site's pictures"""
    site = find_site(call)
    in_library = (Picture.site_id == site.id) & Picture.removed_at.is_(None)
    usage = picture_usage(call.db, site)
    rows = call.db.execute(select(*_COLUMNS).where(in_library).order_by(Picture.name).limit(MOST_LISTED))
    return Reply(PictureList(data=[_row(site, usage, *row) for row in rows]))


def update(call: Call) -> Reply:
    """Change a picture
    Replacing edits drafts, which can be undone there; what is live stays until it is published again.
    """
    site, sent = find_site(call), call.sent(ChangedPicture)
    picture = there(Picture.of_site(call.db, site, call.word("picture_name")))
    if picture.removed_at and (sent.removed is not False or picture.removed_at <= call.now - BACK_WITHIN):
        there(None)
    picture.removed_at = None
    if sent.alt is not None:
        picture.alt = " ".join(sent.alt.split())
    if sent.replaced_by is not None:
        other = Picture.of_site(call.db, site, sent.replaced_by)
        if other is None or other.removed_at:
            raise one_fault("Nothing was replaced.", "replaced_by", "is no picture of this site")
        replace_picture(call.db, site, picture, other, call.by, call.now)
    call.db.flush()
    return Reply(_shown(call, site, picture.name))


def destroy(call: Call) -> Reply:
    """Remove a picture that nothing uses
    It can be put back for 30 days.
    """
    site = find_site(call)
    picture = there(Picture.of_site(call.db, site, call.word("picture_name")))
    if picture.name not in {one.name for one in unused_pictures(call.db, site)}:
        raise Problem(409, "This picture is in use, or gone already; replace it where it is used first.")
    picture.removed_at = call.now
    return Reply(status=204)


def destroy_unused(call: Call) -> Reply:
    """Remove every picture that nothing uses
    Each can be put back for 30 days.
    """
    gone = unused_pictures(call.db, find_site(call))
    for picture in gone:
        picture.removed_at = call.now
    return Reply(RemovedPictures(removed=[one.name for one in gone]))


def create(call: Call) -> Reply:
    """Keep a picture
    It is cleaned of where and with what it was taken. One that is kept already is answered as it is.
    """
    find_site(call)
    try:
        body = base64.b64decode(call.sent(NewPicture).data, validate=True)
        call.db.commit()  # the connection is somebody else's while it is decoded
        clean = cleaned(body)
        with call.saving() as saving:
            site = find_site(saving)
            picture = Picture.keep(saving.db, site, clean, saving.by, call.now, alt=" ".join(call.sent(NewPicture).alt.split()))
            return Reply(_shown(saving, site, picture.name), 201)
    except QuotaReached:
        raise
    except (BadPicture, binascii.Error, ValueError) as problem:
        raise one_fault("No picture was kept.", "data", str(problem)) from problem


_COLUMNS = Picture.name, Picture.media_type, Picture.width, Picture.height, func.length(Picture.body), Picture.alt


def _shown(call: Call, site: Site, name: str) -> PictureRow:
    row = call.db.execute(select(*_COLUMNS).where(Picture.site_id == site.id, Picture.name == name)).one()
    return _row(site, picture_usage(call.db, site), *row)


def _row(site: Site, usage: Usage, name: str, media_type: str, width: int, height: int, size: int, alt: str) -> PictureRow:
    uses = [use.words for use in usage.get(name, [])]
    where = {"name": name, "address": address_of(site.key, name), "alt": alt, "uses": uses}
    return PictureRow.model_validate({**where, "media_type": media_type, "width": width, "height": height, "size": size})


ALL = "/sites/{site_id}/pictures"
ONE = f"{ALL}/{{picture_name}}"
OPERATIONS = (
    Operation(f"GET {ALL}", index, "read", {200: PictureList}),
    Operation(
        f"PUT {ONE}",
        update,
        "write",
        {200: PictureRow},
        ChangedPicture,
        twins=("PUT site_picture", "POST site_picture"),
    ),
    Operation(f"DELETE {ONE}", destroy, "write", {204: None}, refuses=(409,), twins=("DELETE site_picture",)),
    Operation(
        "DELETE /sites/{site_id}/unused-pictures",
        destroy_unused,
        "write",
        {200: RemovedPictures},
        twins=("DELETE site_unused_pictures",),
    ),
    Operation(f"POST {ALL}", create, "write", {201: PictureRow}, NewPicture, waits=True, twins=("POST site_pictures",)),
)
