from models.guide import Guide
from models.site.theme import Theme
from models.site.theme_document import Look
from tests.web.desk import NOW, PART, read


def worn(desk):
    with desk.database.reading() as session:
        return session.get_one(Guide, desk.guide).document.theme


def test_a_theme_that_somebody_else_chose_meanwhile_is_not_overwritten(desk):
    with desk.database.writing() as session:
        site = session.get_one(Guide, desk.guide).site
        brand, night = (Theme.create(session, site, name, Look(), None, NOW).key for name in ("Brand", "Night"))
    address = f"/guides/{desk.guide}/theme"
    assert desk.alice.put(address, data={"theme": brand, "seen": ""}, headers=PART).status_code == 200
    late = desk.alice.put(address, data={"theme": night, "seen": ""}, headers=PART)
    assert late.status_code == 409
    assert "Alice changed the theme to Brand meanwhile; you chose Night" in read(late, 409).select_one('[role="alert"]').text
    assert read(late, 409).select_one("#guide-theme [selected]")["value"] == night
    assert worn(desk) == brand
    kept = read(late, 409).select_one('form:has(#guide-theme) [name="seen"]')["value"]
    assert desk.alice.put(address, data={"theme": night, "seen": kept}, headers=PART).status_code == 200
    assert worn(desk) == night
