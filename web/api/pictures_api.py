"""Pictures that Cairn keeps for a site."""

import base64
import binascii

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import func, select

from models.account.organisation_quota import QuotaReached
from models.site.picture import LARGEST, Picture, cleaned
from models.site.picture_address import address_of
from models.site.picture_format import BadPicture
from models.site.site import Site
from web.api.operation import Call, Operation, Reply, Shape
from web.api.owned import find_site
from web.api.problem import one_fault
from web.api.samples import DOT

MOST_LISTED = 2000


class PictureRow(BaseModel):
    name: str = Field(description="The SHA-256 of its bytes and the ending of its kind.")
    address: str = Field(description="What a guide or a theme names it by.")
    media_type: str
    width: int
    height: int
    size: int = Field(description="Bytes.")


class PictureList(BaseModel):
    data: list[PictureRow]


class NewPicture(Shape):
    model_config = ConfigDict(json_schema_extra={"examples": [{"data": DOT}]})

    data: str = Field(min_length=1, max_length=LARGEST * 4 // 3 + 4, description="PNG, JPEG, GIF or WebP as base64.")


def index(call: Call) -> Reply:
    """List a site's pictures"""
    site = find_site(call)
    columns = Picture.name, Picture.media_type, Picture.width, Picture.height, func.length(Picture.body)
    rows = call.db.execute(select(*columns).where(Picture.site_id == site.id).order_by(Picture.name).limit(MOST_LISTED))
    return Reply(PictureList(data=[_row(site, *row) for row in rows]))


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
            picture = Picture.keep(saving.db, site, clean, saving.by, call.now)
            return Reply(_row(site, picture.name, picture.media_type, picture.width, picture.height, len(picture.body)), 201)
    except QuotaReached:
        raise
    except (BadPicture, binascii.Error, ValueError) as problem:
        raise one_fault("No picture was kept.", "data", str(problem)) from problem


def _row(site: Site, name: str, media_type: str, width: int, height: int, size: int) -> PictureRow:
    address = address_of(site.key, name)
    return PictureRow(name=name, address=address, media_type=media_type, width=width, height=height, size=size)


ALL = "/sites/{site_id}/pictures"
OPERATIONS = (
    Operation(f"GET {ALL}", index, "read", {200: PictureList}),
    Operation(f"POST {ALL}", create, "write", {201: PictureRow}, NewPicture, waits=True, twins=("POST site_pictures",)),
)
