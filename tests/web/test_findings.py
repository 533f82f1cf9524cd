from tests.models.support.wire import answer
from tests.support.watching import WITHOUT, guide_on

PART = {"hx_request": "true", "hx_request_type": "partial"}


def test_a_finding_stands_beside_the_list_that_it_is_in(client, alice, moved):
    page = client.sign_in(alice).get("/inbox")
    assert page.words(".inbox.of-all .inbox-pane h2") == "1. Here"
    assert page.html.select_one(f"#finding-row-{moved} a")["aria-current"] == "true"
    page = client.get(f"/inbox/{moved}")
    assert page.words(".inbox.of-one .inbox-pane h1") == "1. Here"
    assert page.html.select_one(f"#finding-row-{moved} a")["aria-current"] == "true"
    snoozed = client.post(f"/inbox/{moved}/snooze", {"days": "7"}, **PART)
    assert snoozed.words(f"hx-partial #finding-row-{moved} .badge") == "Snoozed"
    assert client.get(f"/inbox/{moved}").words('[aria-label="Which findings"] [aria-current]') == "Snoozed and ignored"
    waiting = client.get(f"/inbox?show=later&beside={moved}", **PART)
    assert waiting.html.select_one(f"#finding-row-{moved} a")["aria-current"] == "true"
    assert client.get("/inbox?beside=9999999999", **PART).status == 200


def test_findings_stand_by_their_guides(client, alice, database, night, harbour):
    with database.writing() as session:
        guide_on(session, alice, harbour, "#add-boat")
    night.check()
    harbour.say["/boats"] = answer(WITHOUT.encode())
    night.check()
    page = client.sign_in(alice).get("/inbox")
    groups = page.html.select(".finding-group")
    assert len(groups) == 2
    assert all(group.select_one("h2 a")["href"].startswith("/guides/") for group in groups)
