import pytest
from playwright.sync_api import expect

STRICT = "default-src 'none'; script-src CAIRN; connect-src CAIRN; require-trusted-types-for 'script'"


@pytest.mark.parametrize("policy", [STRICT, "script-src CAIRN; style-src 'self'"])
def test_a_page_with_a_strict_policy_shows_the_guide_and_reports_no_violation(visit, make, served, policy):
    served.headers = {"Content-Security-Policy": policy}
    heard = (
        "window.violations = []; addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective))"
    )
    steps = [
        make.step("s1", progress="bar", backdrop={"kind": "spotlight", "through": False}, **make.at("#a")),
        make.step("s2", "banner", placement="top", push=True),
        make.step("s3", "modal", progress="dots"),
    ]
    page = visit([make.guide(*steps)], '<button id="a">A</button>', script=heard)
    for number in (1, 2, 3):
        shown = page.get_by_role("dialog", name=f"Title s{number}")
        expect(shown).to_be_visible()
        assert shown.evaluate("card => getComputedStyle(card).backgroundColor") == "rgb(255, 255, 255)"
        page.get_by_role("button", name="Next").click()
    assert page.evaluate("violations") == []


@pytest.mark.parametrize("policy", ["script-src 'nonce-x'", "script-src 'nonce-x' 'strict-dynamic'"])
def test_a_page_that_allows_scripts_by_their_nonce_shows_what_is_drawn_by_a_second_one(visit, make, bulk, served, policy):
    served.headers, served.tagged = {"Content-Security-Policy": policy}, False
    tag = f'<script async nonce="x" src="{served.cairn}/player/v1/abc.js"></script>'
    spots = [make.step(name, "hotspot", pulse="ring", open="click", **make.at("#a")) for name in ("h1", "h2")]
    tour = make.guide(make.step("s1", progress="bar", backdrop={"kind": "spotlight", "through": False}, **make.at("#a")))
    page = visit([bulk, tour, make.guide(*spots, kind="hotspots", id="spots")], '<button id="a">A</button>' + tag)
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    assert [path for _, path, _, _ in served.requests if "/releases/" in path]


def test_the_shadow_root_is_closed(visit, make):
    page = visit([make.guide(make.step("s1", "modal"))], "<main></main>", closed=True)
    expect(page.locator("cairn-stage")).to_have_count(1)
    assert page.evaluate("document.querySelector('cairn-stage').shadowRoot") is None


def test_styles_of_the_page_do_not_reach_the_card(visit, make):
    page = visit(
        [make.guide(make.step("s1", "modal"))],
        "<style>* { all: unset !important; color: red !important } cairn-stage { display: none !important }</style>",
    )
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_step_stands_above_an_open_dialog_of_the_page_and_can_be_used(visit, make):
    inside = '<dialog id="d"><button id="a">A</button></dialog><script>d.showModal()</script>'
    page = visit([make.guide(make.step("s1", **make.at("#a")), make.step("s2", "modal"))], inside)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()
