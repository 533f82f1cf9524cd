import pytest

from models.guide.rich_text import to_tree
from models.release.schema_conformity import assert_conforms


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ('<p dir="rtl">שלום</p>', [["p", {"dir": "rtl"}, "שלום"]]),
        (
            '<p dir="rtl">שלום <strong dir="ltr">Cairn</strong></p>',
            [["p", {"dir": "rtl"}, "שלום ", ["strong", {"dir": "ltr"}, "Cairn"]]],
        ),
        (
            '<p>See <a href="https://a.example" dir="auto">x</a></p>',
            [["p", "See ", ["a", {"href": "https://a.example", "dir": "auto"}, "x"]]],
        ),
        (
            '<div dir="rtl"><p>a</p>b<p dir="ltr">c</p></div>',
            [["p", {"dir": "rtl"}, "a"], ["p", {"dir": "rtl"}, "b"], ["p", {"dir": "ltr"}, "c"]],
        ),
        ("https://[::1", [["p", "https://[::1"]]),
        ("notes/boats.html", [["p", "notes/boats.html"]]),
        ('<ul dir="rtl"><li dir="ltr"><p>x</p></li></ul>', [["ul", {"dir": "rtl"}, ["li", {"dir": "ltr"}, "x"]]]),
        ('<p dir="sideways">x</p>', [["p", "x"]]),
    ],
)
def test_a_text_runs_where_its_author_said(html, tree):
    assert to_tree(html) == tree


def test_a_release_may_say_in_which_direction_a_text_runs():
    body = to_tree('<h2 dir="rtl">x</h2><ul dir="auto"><li dir="ltr">y <a dir="rtl" href="/z">z</a></li></ul>')
    entry = {"id": "a", "name": "a", "kind": "tour", "version": "0" * 64, "created": "2026-11-24T10:00:00Z"}
    entry["content"] = {"steps": [{"id": "s", "kind": "modal", "title": "x", "body": body}]}
    assert_conforms({"schema": 1, "site": "a", "environment": "production", "guides": [entry]})
