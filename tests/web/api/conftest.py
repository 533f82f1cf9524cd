import pytest

from tests.web.api.program import guide_json, program


@pytest.fixture
def owned(client, alice):
    """One of everything that an address of the API names, of Alice's, and a body that each operation would take."""
    asks = program(client, alice)
    site = alice.site.id
    guide = asks.post(f"/sites/{site}/guides", guide_json()).json["id"]
    review = asks.post(f"/guides/{guide}/reviews", {"message": "Please"}).json["id"]
    html = {"html": "<button id=a>Save</button>", "selector": "#a", "page": "https://app.acme.example/"}
    bodies = {
        "guides.create": guide_json(),
        "guides.validate_new": guide_json(),
        "guides.replace": guide_json(),
        "guides.validate": guide_json(),
        "targets.create": html,
        "reviews.decide": {"decision": "approved"},
        "reviews.comment": {"text": "Well"},
    }
    return {"site_id": site, "guide_id": guide, "review_id": review, "bodies": bodies}
