"""A target that is gone is not repaired to the element that stood beside it; one that moved among its like is found."""

import pytest

from models.targets.check.relocation import repair
from models.targets.choose.describe_target import describe
from models.targets.recognise.fingerprint import Fingerprint
from models.targets.recognise.rivals import MOST
from models.targets.target import Target
from tests.models.targets.saved_pages import page

MENU = "<ul class=menu>{}</ul><main><h1>Notebook</h1><p>Text</p></main>"


def item(words: str, of: str = "cell") -> str:
    return f'<li class="menu-item"><span class=icon></span><div class="menu-label">{words}</div><kbd>{of}</kbd></li>'


def repaired(before: str, css: str, after: str):
    target = describe(page(before), css)
    return repair(page(after), Target.from_json(target.to_json()))


@pytest.mark.parametrize(
    ("gone", "beside"),
    [("Merge Cell Above", "Merge Cell Below"), ("Dark", "Light"), ("Sales.ipynb", "README.md"), ("Move left", "Move right")],
)
def test_what_is_gone_is_not_taken_for_what_stood_beside_it(gone: str, beside: str):
    before = MENU.format(item("Cut cell") + item(gone) + item(beside) + item("Delete cell"))
    after = MENU.format(item("Cut cell") + item(beside) + item("Delete cell"))
    assert repaired(before, "li:nth-child(2)", after).verdict not in {"same", "moved"}
    assert repaired(before, "li:nth-child(2)", before).verdict == "same"


def test_of_several_that_look_the_same_the_ones_that_stay_are_not_the_one_that_went():
    card = "<section class=card><h3>{}</h3><p>Text about it</p><a class=btn href=#more>Read more</a></section>"
    before = "".join(card.format(name) for name in ("Anna Berg", "Bea Lund", "Cora Vik"))
    after = "".join(card.format(name) for name in ("Anna Berg", "Cora Vik"))
    assert repaired(before, "section:nth-of-type(2) a", after).verdict not in {"same", "moved"}


def test_a_card_that_moved_is_found_by_its_heading_however_it_is_spelled():
    card = "<div class=member><h4>{}</h4><p>Role</p><a class=social href=#!><i class=bird></i></a></div>"
    before = "".join(card.format(name) for name in ("Kay Garland", "Larry Parker", "Diana Pertersen"))
    after = "".join(card.format(name) for name in ("Parveen Anand", "Diana Petersen", "Larry Parker"))
    found = repaired(before, "div:nth-of-type(3) a", after)
    assert found.proposals[0].xpath.endswith("div[2]/a[1]")


def test_rivals_are_few_and_a_fingerprint_stays_small():
    rows = "".join(
        f"<tr><td>Order {number}</td><td><a class=edit href=/orders/{number}>Edit</a></td></tr>" for number in range(300)
    )
    target = describe(page(f"<table>{rows}</table>"), "tr:nth-child(7) a")
    old = Fingerprint.from_json(target.fingerprint)
    assert old
    assert 0 < len(old.rivals) <= MOST


def test_of_twins_that_nothing_sets_apart_none_is_taken_once_there_are_fewer():
    tool = "<section><h3>Parameters</h3><button class=try>Try it out</button></section>"
    before = f"<main><h1>Pets</h1>{tool * 2}</main>"
    found = repaired(before, "section:nth-of-type(1) button", f"<main><h1>Pets</h1>{tool}</main>")
    assert found.verdict == "unsure"
    assert "nothing tells which" in found.reason


def test_of_twins_the_one_that_something_sets_apart_is_found():
    card = "<section><h3>{}</h3><p>{} of today</p><a class=more href=#>View details</a></section>"
    before = "".join(card.format(name, name) for name in ("Orders", "Tickets", "Comments"))
    after = "".join(card.format(name, name) for name in ("Orders", "Comments"))
    found = repaired(f"<main>{before}</main>", "section:nth-of-type(3) a", f"<div class=app>{after}</div>")
    assert found.verdict in {"same", "moved"}
    assert found.proposals[0].xpath.endswith("section[2]/a[1]")


def test_another_icon_is_another_thing():
    icon = "<li><a class=social href=#><i class='fab fa-{}'></i></a></li>"
    before = "".join(icon.format(name) for name in ("twitter", "facebook", "github"))
    after = "".join(icon.format(name) for name in ("facebook", "github"))
    found = repaired(f"<footer><ul>{before}</ul></footer>", "li:first-child a", f"<footer><ul>{after}</ul></footer>")
    assert found.verdict not in {"same", "moved"}


def test_a_neighbour_whose_file_is_its_own_though_the_folder_is_new():
    link = "<li><a class=nav-link href={}{}.html>{}</a></li>"
    before = link.format("pages/", "login", "Login v1") + link.format("pages/", "login-v2", "Login v2")
    found = repaired(f"<ul>{before}</ul>", "li:first-child a", f"<ul>{link.format('./', 'login-v2', 'Login')}</ul>")
    assert found.verdict not in {"same", "moved"}


def test_a_person_whose_name_was_spelled_right_is_no_other_because_others_moved():
    card = "<div class=member><img src=#><h4>{}</h4><p>Lead of something</p></div>"
    before = "".join(card.format(name) for name in ("Kay Garland", "Larry Parker", "Diana Pertersen"))
    after = "".join(card.format(name) for name in ("Parveen Anand", "Diana Petersen", "Larry Parker"))
    assert repaired(before, "div:nth-of-type(3) h4", after).proposals[0].xpath.endswith("div[2]/h4[1]")
