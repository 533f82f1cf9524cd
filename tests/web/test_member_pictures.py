import io

import pytest
from PIL import Image

from models.account.member_picture import MemberPicture
from models.engine.small_picture import LARGEST, SIDE
from tests.web.desk import PART, Desk, read

RAW = {"content-type": "application/octet-stream"}


@pytest.fixture
def desk(database, tmp_path):
    return Desk(database, tmp_path)


def photo(**how):
    """A picture as a camera writes it: taken sideways, and saying where."""
    image, written = Image.new("RGB", (400, 300), "red"), io.BytesIO()
    image.paste("blue", (0, 0, 400, 150))
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera of Maren"
    image.save(written, "JPEG", exif=exif, **how)
    return written.getvalue()


def test_a_picture_is_drawn_anew_shown_to_colleagues_alone_and_removed(desk):
    assert read(desk.bob.get("/members")).select("img.face") == []
    assert desk.alice.post("/account/picture", content=photo(), headers=RAW).status_code == 201
    shown = read(desk.bob.get("/members")).select_one("img.face")["src"]
    answer = desk.bob.get(shown)
    assert b"Camera of Maren" not in answer.content
    drawn = Image.open(io.BytesIO(answer.content))
    assert (drawn.format, drawn.size, dict(drawn.getexif())) == ("PNG", (SIDE, SIDE), {})
    right, left = drawn.convert("RGB").getpixel((SIDE - 9, 80)), drawn.convert("RGB").getpixel((9, 80))
    assert (right[2] > 200, left[0] > 200) == (True, True), "upright"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert desk.charlie.get(shown).status_code == 404
    assert desk.nobody.get(shown).status_code == 303
    assert desk.alice.delete("/account/picture", headers=PART).headers["hx-redirect"] == "/account"
    assert desk.bob.get(shown).status_code == 404
    assert "A" in read(desk.bob.get("/members")).select_one("span.face").text
    with desk.database.reading() as session:
        assert session.query(MemberPicture).all() == []


@pytest.mark.one_engine
def test_what_is_no_picture_is_refused_with_the_reason(desk):
    bad = [b"", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", photo()[:200]]
    for body in bad:
        assert "no picture" in desk.alice.post("/account/picture", content=body, headers=RAW).json()["detail"]
    assert "KiB" in desk.alice.post("/account/picture", content=b"x" * (LARGEST + 1), headers=RAW).json()["detail"]
    bomb = io.BytesIO()
    Image.new("1", (20_000, 5_000)).save(bomb, "PNG")
    assert desk.alice.post("/account/picture", content=bomb.getvalue(), headers=RAW).status_code == 422
    assert desk.nobody.post("/account/picture", content=photo(), headers=RAW).status_code == 303
