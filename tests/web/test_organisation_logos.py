import io

import pytest
from PIL import Image
from sqlalchemy import select

from models.account import Membership
from models.account.audit_log import AuditEntry
from models.account.organisation_logo import OrganisationLogo
from models.engine.small_picture import BOX, LARGEST
from models.site import Site
from tests.web.desk import PART, Desk, read
from tests.web.test_member_pictures import RAW, photo

HERE = "/organisation/logo"


@pytest.fixture
def desk(database, tmp_path):
    return Desk(database, tmp_path)


def logo(size=(800, 200), kind="PNG"):
    """Red on the left, nothing on the right, and a comment about who drew it."""
    image, written = Image.new("RGBA", size), io.BytesIO()
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x010F] = "Studio of Maren"
    image.save(written, kind, exif=exif)
    return written.getvalue()


def shown(browser, page="/members"):
    return read(browser.get(page)).select(".shell-who img.emblem")


def test_a_logo_is_drawn_anew_whole_shown_to_members_alone_and_removed(desk):
    assert (shown(desk.bob), read(desk.bob.get("/members")).select_one(".shell-who .emblem").text) == ([], "H")
    assert desk.bob.post(HERE, content=logo(), headers=RAW).status_code == 403
    for kind in ("WEBP", "PNG"):
        assert desk.alice.post(HERE, content=logo(kind=kind), headers=RAW).status_code == 201
        answer = desk.bob.get(shown(desk.bob)[0]["src"])
        drawn = Image.open(io.BytesIO(answer.content))
        assert (drawn.format, drawn.mode, drawn.size, dict(drawn.getexif())) == ("PNG", "RGBA", (BOX[0], BOX[0] // 4), {})
        assert b"Studio of Maren" not in answer.content
        assert (drawn.getpixel((9, 40))[3], drawn.getpixel((BOX[0] - 9, 40))[3]) == (255, 0), "what was transparent is"
        assert "sandbox" in answer.headers["content-security-policy"]
    address = shown(desk.bob)[0]["src"]
    assert read(desk.bob.get("/organisations")).select_one("#organisation-list img.emblem")["src"] == address
    assert desk.charlie.get(address).status_code == 404
    assert desk.nobody.get(address).status_code == 303
    assert read(desk.charlie.get("/organisations")).select("img.emblem") == []
    assert desk.bob.delete(HERE, headers=PART).status_code == 403
    assert desk.alice.delete(HERE, headers=PART).headers["hx-redirect"] == "/organisation"
    assert desk.bob.get(address).status_code == 404
    assert shown(desk.bob) == []
    with desk.database.reading() as session:
        assert session.query(OrganisationLogo).all() == []
        said = session.scalars(select(AuditEntry).where(AuditEntry.act == "organisation.logo_changed")).all()
        assert len(said) == 3


def test_who_is_suspended_sees_no_logo(desk):
    desk.alice.post(HERE, content=photo(), headers=RAW)
    address = shown(desk.bob)[0]["src"]
    drawn = Image.open(io.BytesIO(desk.bob.get(address).content))
    assert drawn.size == (120, 160), "upright, and as high as the box"
    with desk.writing() as session:
        place = session.get_one(Membership, (session.get_one(Site, desk.site).organisation_id, desk.member(session, "bob").id))
        place.suspended_at = place.organisation.created_at
    assert desk.bob.get(address).status_code == 404
    assert read(desk.bob.get("/organisations")).select("img.emblem") == []


@pytest.mark.one_engine
def test_what_is_no_logo_is_refused_with_the_reason(desk):
    for body in (b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", logo()[:60]):
        assert "no picture" in desk.alice.post(HERE, content=body, headers=RAW).json()["detail"]
    assert "KiB" in desk.alice.post(HERE, content=b"x" * (LARGEST + 1), headers=RAW).json()["detail"]
    bomb = io.BytesIO()
    Image.new("1", (20_000, 5_000)).save(bomb, "PNG")
    assert desk.alice.post(HERE, content=bomb.getvalue(), headers=RAW).status_code == 422
    assert desk.alice.post(HERE, content=logo((20, 10)), headers=RAW).status_code == 201
    assert Image.open(io.BytesIO(desk.alice.get(shown(desk.alice)[0]["src"]).content)).size == (20, 10), "never made larger"
