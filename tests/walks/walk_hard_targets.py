"""Targets described on pages that are hard to read, found again by the player and by a check."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.player.looking import shows
from tests.walks.hard_pages import PAGES, beside, html

pytestmark = [pytest.mark.browser, pytest.mark.slow, beside]


def described(page: str, selector: str) -> Any:
    told = [sys.executable, "-m", "web.cli", "target", "describe", str(PAGES / page), selector, "--json"]
    return json.loads(subprocess.run(told, check=True, capture_output=True, text=True).stdout)


@pytest.mark.parametrize("page", ["19-i18n-de", "20-translated"])
def test_a_page_in_another_language_keeps_its_targets(visit, make, page):
    target = described("19-i18n.html", ".btn-create")
    told = make.guide(make.step("s1", target={"selectors": target["selectors"], "identity": target["identity"]}))
    shows(visit([told], html(page)), "s1").to_be_visible()


def test_35_what_has_no_box_of_its_own_is_shown_at_its_childrens(visit, make):
    target = described("35-pickcontents.html", "#tools")
    told = make.guide(make.step("s1", target={"selectors": target["selectors"], "identity": target["identity"]}))
    shows(visit([told], html("35")), "s1").to_be_visible()


@pytest.mark.parametrize(
    ("page", "selector", "text"),
    [
        ("22d-eucjp.html", ".btn.go:first-child", "登録\N{FULLWIDTH TILDE}開始"),
        ("22e-gbk-euro.html", ".btn.go:first-child", "价格 €"),
        ("23-xhtml.xhtml", ".go", "add a boat"),
    ],
)
def test_characters_and_trees_are_what_browsers_read(page, selector, text):
    target = described(page, selector)
    assert target["identity"]["text"] == text
    assert "#spacer" not in " ".join(target["selectors"]), "an empty element holds what follows it"
