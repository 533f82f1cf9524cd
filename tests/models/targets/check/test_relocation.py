import json
import re

import pytest

from models.engine.dom.document import Document
from models.targets.check.relocation import repair
from models.targets.check.verdict_thresholds import OFFERED
from models.targets.choose.describe_target import describe, describe_at
from models.targets.target import Target
from tests.models.targets.saved_pages import CORPUS, page, saved, target

PAIRS = [json.loads(line) for line in (CORPUS / "pairs.jsonl").read_text().splitlines()]


def repaired(old, css, new, **more):
    return repair(Document(new), target(Document(old), css), **more)


def test_what_stayed_is_the_same():
    found = repaired(saved("orders-1.html"), "#new-order", saved("orders-1.html"))
    assert found.verdict == "same"
    assert [one.selector for one in found.proposals] == ["#new-order"]


def test_what_moved_is_proposed_with_its_evidence():
    found = repaired(saved("orders-1.html"), "#new-order", saved("orders-2.html"))
    assert found.verdict == "moved"
    (proposal,) = found.proposals
    assert proposal.excerpt.startswith("<a ")
    assert "New order" in proposal.excerpt
    said = {line.what: line for line in proposal.evidence}
    assert (said["label"].agrees, said["address"].agrees, said["id"].agrees) == (True, True, False)
    assert (said["id"].old, said["id"].new) == ("new-order", "")
    assert [abs(line.points) for line in proposal.evidence] == sorted(
        (abs(line.points) for line in proposal.evidence), reverse=True
    )


def test_the_row_decides_among_look_alikes():
    found = repaired(saved("orders-1.html"), "a[href='/orders/1042/edit/']", saved("orders-2.html"))
    assert "/orders/1042/edit/" in found.proposals[0].excerpt


def test_a_row_that_is_gone_is_not_taken_for_its_neighbour():
    found = repaired(saved("orders-1.html"), "a[href='/orders/1041/edit/']", saved("orders-2.html"))
    assert found.verdict in {"unsure", "gone"}


def test_what_is_unsure_is_offered_three_times_at_most():
    found = repaired(saved("orders-1.html"), ".fa-bell-o", saved("orders-2.html"))
    assert found.verdict == "unsure"
    assert 1 <= len(found.proposals) <= OFFERED


def test_what_is_gone_is_gone():
    found = repaired(saved("orders-1.html"), "a[href='/fax/']", saved("manual-2.html"))
    assert (found.verdict, found.proposals) == ("gone", ())


def test_a_page_that_cannot_show_it_is_no_proof_that_it_is_gone():
    found = repaired(saved("orders-1.html"), "#new-order", '<!doctype html><div id="root"></div><script src="/a.js"></script>')
    assert found.verdict == "unsure"
    assert "drawn by scripts" in found.reason


def test_a_target_without_a_fingerprint_asks_to_be_picked_again():
    found = repair(page("<p>x</p>"), Target(("p",)))
    assert (found.verdict, found.proposals) == ("unsure", ())
    assert "pick it again" in found.reason


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["id"])
def test_no_label_of_the_corpus_is_missed_or_taken_by_mistake(pair):
    old, new = Document(saved(pair["old"])), Document(saved(pair["new"]))
    found = repair(new, describe_at(old, pair["old_xpath"]))
    taken = found.proposals[0].xpath if found.verdict in {"same", "moved"} else None
    assert taken in {None, pair["new_xpath"]}
    if pair["new_xpath"]:
        assert pair["new_xpath"] in [one.xpath for one in found.proposals]


def test_a_build_that_names_everything_anew_loses_nothing():
    """Every class and id of a hashed build is another one, as CSS modules and CSS-in-JS make them."""

    def built(seed):
        def made_up(found):
            names = [f"css-{(hash_of(name, seed)):07x}" for name in found.group(2).split()]
            return f'{found.group(1)}="{" ".join(names)}"'

        return re.sub(r'(class)="([^"]*)"', made_up, saved("orders-2.html"))

    def hash_of(name, seed):
        return sum(ord(char) * (seed + place) ** 3 for place, char in enumerate(name)) % 0xFFFFFFF

    old, new = Document(built(3)), Document(built(11))
    for pair in PAIRS:
        if pair["family"] == "orders" and pair["new_xpath"]:
            found = repair(new, describe_at(old, pair["new_xpath"]))
            assert found.verdict in {"same", "moved"}, pair["id"]
            assert found.proposals[0].xpath == pair["new_xpath"]


def test_the_longest_path_and_excerpt_are_bounded():
    deep = "<div>" * 400 + "<button id=save>" + "Save " * 500 + "</button>"
    found = repaired(f"<!doctype html>{deep}", "#save", f"<!doctype html><p>x</p>{deep}")
    assert len(found.proposals[0].excerpt) <= 300


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="#" class=dd title="More options">…</a>', '<button class=menu aria-label="More options">…</button>'),
        ("<button title=Run>▶</button>", "<jp-button aria-label=Run>▶</jp-button>"),
        ("<textarea name=code aria-label=Code></textarea>", '<div role=textbox contenteditable aria-label="Code"></div>'),
        ("<li class=entry>Rename file</li>", "<div role=menuitem><span>Rename file</span></div>"),
        ("<a href='#' onclick=x()>New folder</a>", "<button type=button>New folder</button>"),
    ],
)
def test_a_control_that_was_rebuilt_of_other_elements_is_found_by_its_name(before: str, after: str):
    rest = "<p>Text</p><button>Save</button><a href=/help>Help</a><ul><li>One</li><li>Two</li></ul>"
    old = describe(page(f"<main>{before}{rest}</main>"), "main > :first-child")
    found = repair(page(f"<section class=app><div>{rest}</div><div class=bar>{after}</div></section>"), old)
    assert found.verdict != "gone"
    assert after[1:4] in found.proposals[0].excerpt


def test_what_had_a_name_is_not_found_by_its_place_and_looks_alone():
    toast = '<main><p>Text</p><div class="toast" role=status>{}</div></main>'
    old = describe(page(toast.format("Order saved")), ".toast")
    assert repair(page(toast.format("Connection lost")), old).verdict not in {"same", "moved"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<label><input type=checkbox class=check name=r>Remember me</label>", "<label class=check>Remember me</label>"),
        (
            "<button class=summary aria-label='post /pet'>POST <b>/pet</b> Add a pet</button>",
            "<button class=arrow aria-label='post /pet'><svg></svg></button>",
        ),
    ],
)
def test_what_is_left_of_a_control_is_not_the_control(before: str, after: str):
    rest = "<h1>Pets</h1><p>All about pets</p>"
    css = "input" if "input" in before else "button"
    found = repair(page(f"<main>{rest}{after}</main>"), describe(page(f"<main>{rest}{before}</main>"), css))
    assert found.verdict not in {"same", "moved"}


@pytest.mark.parametrize("hidden", ["hidden", "class='cmd lm-mod-hidden'", "style='display: none'", "aria-hidden=true"])
def test_a_hidden_copy_loses_to_what_is_shown(hidden: str):
    """A list of commands repeats what the menus hold, and looks more like the menu of before than the rebuilt menu does."""
    item = "<{0} class=item role=menuitem data-command=merge>Merge cells</{0}>"
    old = describe(page(f"<main><p>Text</p></main><ul class=menu>{item.format('li')}</ul>"), ".item")
    copy, rebuilt = f"<div {hidden}><ul class=list>{item.format('li')}</ul></div>", f"<div>{item.format('div')}</div>"
    assert repair(page(f"<main><p>Text</p></main>{copy}"), old).proposals[0].excerpt.startswith("<li")
    found = repair(page(f"<main><p>Text</p></main>{copy}{rebuilt}"), old)
    assert found.proposals[0].excerpt.startswith("<div")


def test_a_field_that_is_numbered_anew_is_found_by_its_row():
    """A grid hands out its ids in the order of drawing: after sorting, `#ag-28-input` is somebody else's."""

    def grid(*people: str) -> str:
        rows = (f"<tr><td>{name}</td><td><input id=ag-{27 + at}-input></td></tr>" for at, name in enumerate(people))
        return f"<table><tbody>{''.join(rows)}</tbody></table>"

    old = describe(page(grid("Anna Berg", "Bea Lund", "Cora Vik")), "tr:nth-child(2) input")
    found = repair(page(grid("Bea Lund", "Cora Vik", "Anna Berg")), old)
    assert found.proposals[0].xpath.endswith("tr[1]/td[2]/input[1]")
    gone = repair(page(grid("Cora Vik", "Anna Berg")), old)
    assert gone.verdict not in {"same", "moved"}
