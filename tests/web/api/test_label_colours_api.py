from models.guide.label_colour import COLOURS
from tests.web.api.program import program
from web.api.label_colours_api import NAMED


def test_a_program_lists_labels_and_chooses_their_colours(client, alice, charlie, owned):
    asks = program(client, alice)
    guide = owned["guide_id"]
    assert asks.ask("PATCH", f"/guides/{guide}", {"labels": ["Onboarding"]}).status == 200
    (listed,) = asks.ask("GET", "/label-colours").json["data"]
    other = next(name.lower() for name in COLOURS if name.lower() != listed["colour"])
    tried = asks.ask("PUT", "/label-colours?dry_run=true", {"label": "Onboarding", "colour": other})
    assert tried.json == {"label": "Onboarding", "colour": other}
    assert asks.ask("GET", "/label-colours").json["data"] == [listed]
    assert asks.ask("PUT", "/label-colours", {"label": "onboarding", "colour": other}).status == 200
    assert asks.ask("GET", "/label-colours").json["data"] == [{"label": "Onboarding", "colour": other}]
    assert asks.ask("PUT", "/label-colours", {"label": "Season", "colour": other}).status == 422
    assert asks.ask("PUT", "/label-colours", {"label": "Onboarding", "colour": "puce"}).status == 422
    stranger = program(client, charlie)
    assert stranger.ask("GET", "/label-colours").json["data"] == []
    assert stranger.ask("PUT", "/label-colours", {"label": "Onboarding", "colour": other}).status == 422


def test_colours_are_called_as_on_the_screen():
    assert tuple(name.lower() for name in COLOURS) == NAMED
