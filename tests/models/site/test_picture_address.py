import pytest

from models.guide.rich_text import clean, to_tree
from models.site.picture_address import address_of, is_kept, with_origin
from models.site.release_theme import theme_of
from models.site.theme_document import Logo, Look
from models.support.json_reader import Faults

NAME = f"{'ab' * 32}.png"
KEPT = address_of("key-1", NAME)
HERE = "https://guides.example"


@pytest.mark.parametrize("origin", ["", "https://old.example", "http://127.0.0.1:8000", HERE])
def test_a_kept_picture_is_shown_from_where_cairn_is_now(origin):
    document = {"steps": [{"body": [["img", {"src": origin + KEPT, "width": 3, "height": 2}], "é"]}]}
    assert with_origin(document, "key-1", HERE) == {
        "steps": [{"body": [["img", {"src": HERE + KEPT, "width": 3, "height": 2}], "é"]}]
    }


def test_a_logo_is_as_well():
    css = theme_of(Look(logo=Logo(KEPT, 90, 30)))["css"]
    assert f'url("{KEPT}")' in css
    assert f'url("{HERE}{KEPT}")' in with_origin({"css": css}, "key-1", HERE)["css"]


@pytest.mark.parametrize(
    "value",
    [
        KEPT.replace("key-1", "key-2"),
        f"https://old.example/elsewhere{KEPT}",
        f"see {KEPT}",
        f"{KEPT}?x",
        KEPT.replace(".png", ".svg"),
        f'"{KEPT}',
        'quotes " and \\ back/pictures/slashes',
    ],
)
def test_pictures_of_others_and_words_stay(value):
    assert with_origin({"a": [value]}, "key-1", HERE) == {"a": [value]}


@pytest.mark.parametrize(
    "address",
    [KEPT + "/..", "/player/v1/../../pictures/" + NAME, "//evil.example" + KEPT, "/sign-out", KEPT.upper(), "\n" + KEPT],
)
def test_nothing_else_without_an_origin_is_a_picture(address):
    assert is_kept(KEPT)
    assert not is_kept(address)
    assert "src" not in clean(f'<img src="{address}" width="3" height="2">') or "\n" in address
    with pytest.raises(Faults):
        Look.read({"logo": {"address": address + "x"}})


def test_a_kept_picture_stays_in_a_text_and_a_theme():
    html = f'<p>Look</p><img src="{KEPT}" alt="A boat" width="3" height="2">'
    assert to_tree(clean(html))[-1] == ["p", ["img", {"src": KEPT, "alt": "A boat", "width": 3, "height": 2}]]
    assert Look.read({"logo": {"address": KEPT}}).logo.address == KEPT
