import re

import pytest
from starlette.testclient import TestClient

from tests.support.markup import parsed
from web.harbour import create_harbour
from web.harbour.demo_guides import GUIDES, TOUR
from web.harbour.redesign import CHANGES

CAIRN = "https://cairn.example:8443"
SCRIPT = f"{CAIRN}/player/v1/site-key.js"
PAGES = ("/", "/berths", "/boats", "/boats/new", "/invoices", "/reports", "/settings", "/sign-in")


def open_harbour(script=SCRIPT, version=1, **manners):
    return TestClient(create_harbour(script, version=version), follow_redirects=False, **manners)


def read(harbour, path, status=200):
    answer = harbour.get(path)
    assert answer.status_code == status
    return parsed(answer.text, multi_valued_attributes=None)


def release(harbour, version, **headers):
    return harbour.post("/__version", data={"version": version, "back": "/boats?q=luna"}, headers=headers)


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("path", PAGES)
def test_each_page_carries_the_tag_under_a_strict_policy(path, version):
    harbour = open_harbour(version=version)
    policy = dict(rule.split(" ", 1) for rule in harbour.get(path).headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == f"'self' {CAIRN}"
    assert policy["style-src"] == "'self'"
    page = read(harbour, path)
    assert len(page.select(f'script[async][src="{SCRIPT}"]')) == 1
    assert not page.select("style, [style], script:not([src])")
    assert not [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)]


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("path", PAGES)
def test_ids_are_unique_and_labels_find_their_fields(path, version):
    page = read(open_harbour(version=version), path)
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    pointed_at = [tag[name] for name in ("for", "aria-labelledby", "aria-controls") for tag in page.select(f"[{name}]")]
    assert set(pointed_at) <= set(ids)


def test_without_a_script_no_other_origin_is_named():
    answer = open_harbour(script=None).get("/")
    assert "http" not in answer.headers["content-security-policy"]
    assert not re.search(r'(src|href)="http', answer.text)


@pytest.mark.parametrize("script", ["/player.js", "ftp://cairn.example/p.js", "https://a.example;x/p.js", "https:///p.js"])
def test_a_script_address_that_would_bend_the_policy_is_refused(script):
    with pytest.raises(ValueError, match="must be absolute"):
        create_harbour(script)


def test_there_is_no_third_version():
    with pytest.raises(ValueError, match="versions 1 and 2"):
        create_harbour(None, version=3)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change.path} {change.old}")
def test_the_table_of_changes_is_true(change):
    before = read(open_harbour(version=1), change.path)
    after = read(open_harbour(version=2), change.path)
    assert len(before.select(change.old)) == 1
    assert len(after.select(change.old)) == (1 if change.new == change.old else 0)
    if change.new:
        assert len(after.select(change.new)) == 1


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide["kind"])
def test_every_step_of_the_finished_guides_has_its_element(guide):
    harbour = open_harbour(version=1)
    for step in guide["steps"]:
        if step["selector"]:
            assert len(read(harbour, step["path"]).select(step["selector"])) == 1, step


def test_the_redesign_breaks_the_last_three_steps_of_the_tour():
    harbour = open_harbour(version=2)
    matches = [len(read(harbour, step["path"]).select(step["selector"])) for step in TOUR["steps"] if step["selector"]]
    assert matches == [1, 0, 0, 0]


def test_the_footer_releases_the_redesign_for_everyone_and_takes_it_back():
    harbour = open_harbour()
    form = read(harbour, "/boats?q=luna").select_one(".footer__release")
    fields = {tag["name"]: tag["value"] for tag in form.select("input")}
    answer = harbour.post(form["action"], data=fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/boats?q=luna")
    assert "Register boat" in read(harbour, "/boats").text
    release(harbour, 1)
    assert "Add boat" in read(harbour, "/boats").text


def test_only_this_machine_and_only_harbour_itself_switches_versions():
    far = open_harbour(client=("203.0.113.7", 5000))
    assert release(far, 2).status_code == 403
    harbour = open_harbour()
    assert release(harbour, 2, **{"sec-fetch-site": "cross-site"}).status_code == 403
    assert release(harbour, 3).status_code == 422
    assert read(harbour, "/").html["data-release"] == "1"


@pytest.mark.parametrize("back", ["//evil.example", "/\\evil.example", "https://evil.example"])
def test_no_form_leads_to_another_host(back):
    answer = open_harbour().post("/berths/A12", data={"state": "free", "back": back})
    assert answer.headers["location"] == "/berths"


def test_a_boat_without_name_and_length_is_asked_for_both_and_keeps_the_owner():
    answer = open_harbour().post("/boats", data={"owner": "Ada Lund", "length": "nan"})
    page = parsed(answer.text)
    assert answer.status_code == 422
    assert page.select_one('[role="alert"]').text.split(".")[1:3] == [
        " Give the boat a name",
        " Give a length between 3 and 40 metres",
    ]
    assert page.select_one('[name="owner"]')["value"] == "Ada Lund"
    assert {tag["name"] for tag in page.select("[aria-invalid]")} == {"name", "length"}


def test_a_new_boat_is_found_at_once():
    harbour = open_harbour()
    answer = harbour.post("/boats", data={"owner": "Ada Lund", "name": "Möwe", "length": "9.5"})
    assert "Möwe is on the register." in read(harbour, answer.headers["location"]).text
    assert len(read(harbour, "/boats?q=möwe").select("#boat-table tbody tr")) == 1


def test_checking_in_fills_the_berth_and_shortens_the_list():
    harbour = open_harbour()
    harbour.post("/berths/A12", data={"state": "occupied", "back": "/"})
    assert "Tern" in read(harbour, "/berths").select_one("#berth-A12").text
    arrivals = read(harbour, "/").select(".arrival")
    assert len(arrivals) == 4
    assert "Tern" not in arrivals[0].text


def test_berths_are_filtered_and_sorted():
    page = read(open_harbour(), "/berths?pier=D&state=free&sort=length")
    codes = [row["data-berth"] for row in page.select("#berth-table tbody tr")]
    lengths = [int(cell.text.split()[0]) for cell in page.select("#berth-table td.number")]
    assert sorted(codes) == ["D04", "D09", "D11"]
    assert lengths == sorted(lengths, reverse=True)


def test_a_form_beyond_its_bounds_is_refused():
    assert open_harbour().post("/boats", data={"name": "x" * 20_000}).status_code == 413
    assert open_harbour().post("/boats", data={str(number): "" for number in range(40)}).status_code == 400


def test_reports_are_an_empty_shell_until_a_script_fills_it():
    harbour = open_harbour()
    assert not read(harbour, "/reports").select("#report-root > *")
    assert harbour.get("/reports.json").json()["occupancy"]["Jun"] == 71
