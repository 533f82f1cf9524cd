import dataclasses
import json
import os
import subprocess
import sys

import pytest

from models.engine.dom.document import Document
from models.targets.check.target_check import check, inspect_selector
from models.targets.target import Target
from tests.models.targets.saved_pages import CORPUS, PAGES, page, saved, target

SHOP = """<nav><a href="/">Home</a><a href="/orders/">Orders</a></nav><main><h1>Orders</h1>
<button id="new" class="btn">New order</button><button class="btn">Export</button></main>"""


def checked(old, css, new, *, at="", url=""):
    return check(page(new), target(page(old), css, at=at), url=url)


def test_an_element_that_stayed_is_unique():
    verdict = checked(SHOP, "#new", SHOP)
    assert (verdict.verdict, verdict.selector, verdict.matches) == ("unique", "#new", 1)
    assert verdict.xpath == "/html/body[1]/main[1]/button[1]"


def test_an_element_that_lost_its_id_has_drifted():
    assert checked(SHOP, "#new", SHOP.replace('id="new" ', "")).verdict == "drifted"


def test_an_element_renamed_and_moved_is_recognised_by_its_fingerprint():
    new = SHOP.replace('id="new" class="btn">New order', 'id="create" class="button-primary">New order').replace(
        "main", "section"
    )
    verdict = checked(SHOP, "#new", new)
    assert (verdict.verdict, verdict.is_fine) == ("drifted", True)


def test_the_same_selector_on_another_element_is_suspect():
    new = SHOP.replace('id="new" class="btn">New order', 'id="add" class="btn">New order').replace(
        '<button class="btn">Export', '<button id="new" class="btn">Export'
    )
    old = Target.from_json({**target(page(SHOP), "#new").to_json(), "selectors": ["#new"], "identity": {}})
    verdict = check(page(new), old)
    assert verdict.verdict == "suspect"
    assert "button[1]" in verdict.reason


def test_two_that_cannot_be_told_apart_are_ambiguous():
    rows = "<ul><li><button>Edit</button></li><li><button>Edit</button></li></ul>"
    old = Target(("button",), {"tag": "button", "text": "edit"})
    verdict = check(page(rows), old)
    assert (verdict.verdict, verdict.matches) == ("ambiguous", 2)


def test_an_element_that_is_gone_is_missing():
    verdict = checked(SHOP, "#new", '<nav><a href="/">Home</a></nav><main><h1>Customers</h1><p>Nobody yet.</p></main>')
    assert (verdict.verdict, verdict.is_fine) == ("missing", False)


def test_selectors_that_browsers_refuse_are_said_to_be():
    verdict = check(page(SHOP), Target(("a >> b", "a:contains(x)")))
    assert verdict.verdict == "missing"
    assert "(at character 4)" in verdict.reason


BLIND = {
    "an empty shell": ('<div id="root"></div><script src="/app.js"></script>', "", "drawn by scripts"),
    "a shell that says to wait": ('<div id="app"><p>Loading</p></div><script src="/a.js"></script>', "", "drawn by scripts"),
    "a custom element that draws itself": ('<my-shop></my-shop><script src="/app.js"></script>', "", "drawn by scripts"),
    "a sign-in page": (
        '<form action="/login/"><input name="u"><input type="password" name="p"><button>Log in</button></form>',
        "https://a.example/login/?next=/orders/",
        "asks to sign in",
    ),
    "another host": ("<h1>Welcome</h1>", "https://b.example/", "moved to another host, b.example"),
    "a parked domain": ("<h1>a.example</h1><p>This domain is for sale. Buy this domain.</p>", "", "parked domain"),
    "a robot check": ("<h1>One moment</h1><p>Verify you are human to continue.</p>", "", "no robot"),
    "a frame": ('<iframe src="https://other.example/"></iframe>', "", "in a frame"),
    "a closed shadow root": (
        f'<p>{"Text of the page. " * 20}</p><x-shop><template shadowrootmode="closed"><b>x</b></template></x-shop>',
        "",
        "closed shadow root",
    ),
}


@pytest.mark.parametrize(("new", "url", "why"), BLIND.values(), ids=BLIND)
def test_a_page_that_cannot_show_it_is_not_called_broken(new, url, why):
    verdict = checked(SHOP, "#new", new, at="https://a.example/orders/", url=url or "https://a.example/orders/")
    assert verdict.verdict == "cannot_tell"
    assert why in verdict.reason


def test_a_page_with_its_own_password_field_is_no_sign_in_page():
    new = "<main><h1>Profile</h1><form><input type=password name=old></form></main>"
    assert checked(SHOP, "#new", new, at="https://a.example/me/", url="https://a.example/me/").verdict == "missing"


def test_an_older_format_is_checked_by_its_selector_alone():
    assert check(page(SHOP), Target.from_json({"selector": "#new"})).verdict == "unique"
    assert (
        check(page(SHOP), Target.from_json({"selectors": ["#gone"], "fingerprint": {"v": 99, "tag": "p"}})).verdict == "missing"
    )


def test_a_selector_by_itself_is_counted():
    document = page(SHOP)
    assert [inspect_selector(document, css).verdict for css in ("#new", ".btn", "#gone")] == ["unique", "ambiguous", "missing"]


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_on_an_unchanged_page_every_element_is_unique(file):
    document, again = Document(file.read_text(encoding="utf-8")), Document(file.read_text(encoding="utf-8"))
    for element in document.elements:
        verdict = check(again, Target.from_json(json.loads(json.dumps(target(document, element).to_json()))))
        assert verdict.verdict == "unique"


def test_verdicts_do_not_depend_on_the_order_of_hashes():
    work = (
        "import sys, json; from models.targets.bench.pair_bench import Bench; from pathlib import Path;"
        "print([(o.checked, o.checked_xpath, o.prediction.verdict, o.prediction.selector, o.prediction.candidates)"
        " for o in Bench(Path(sys.argv[1])).outcomes()])"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", work, str(CORPUS / "pairs.jsonl")],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(answers) == 1


def test_a_page_that_answers_differently_each_time_keeps_its_targets():
    """A/B tests, another banner, other counters, other numbers in the build's names."""
    html = saved("orders-1.html")
    other = (
        html.replace("app.4f3a91bc", "app.99e0c7aa")
        .replace(
            '<body class="skin-blue">',
            '<body class="skin-blue exp-b"><div class="promo_a81c9f3e">Summer offer <a href="/x">Look</a></div>',
        )
        .replace(">4</span>", ">12</span>")
        .replace("€ 120.00", "€ 1,240.90")
        .replace(">New order<", ">New order +<")
    )
    old, new = Document(html), Document(other)
    for css in (
        "#new-order",
        "#export-csv",
        "a[href='/help/']",
        "input[name=q]",
        "#id_note",
        ".fa-bell-o",
        "a[href='/orders/1042/edit/']",
    ):
        assert check(new, target(old, css)).verdict == "unique", css


def test_the_last_of_its_class_is_not_the_one_that_was_picked():
    """An alert went with its closing button, and a dialog elsewhere closes with one that looks the same."""
    before = page(
        "<header><h1>Dashboard</h1></header><main id=content><div class='alert alert-info'>"
        "<button type=button class=close data-dismiss=alert>&times;</button> Try the new charts</div><p>Sales</p></main>"
    )
    after = page(
        "<header><h1>Dashboard</h1></header><main id=app><p>Sales</p></main><footer>Imprint</footer>"
        "<div class=modal role=dialog><div class=modal-header><h5>Ready to leave?</h5>"
        "<button type=button class=close data-dismiss=modal aria-label=Close><span>&times;</span></button></div></div>"
    )
    old = target(before, ".alert button")
    old = dataclasses.replace(old, selectors=("button.close",))
    assert check(after, old).verdict != "unique"
