from models.account.organisation import Organisation
from models.guide.label_colour import COLOURS, choose_colour, colour_of


def test_a_label_has_a_colour_from_its_name_until_somebody_chooses_one():
    organisation = Organisation(label_colours={})
    own = colour_of("Onboarding", organisation.label_colours)
    assert own == colour_of("onboarding", {}) in range(len(COLOURS))
    other = (own + 1) % len(COLOURS)
    assert choose_colour(organisation, "Onboarding", other, ["Onboarding", "Season"])
    assert colour_of("ONBOARDING", organisation.label_colours) == other
    assert not choose_colour(organisation, "onboarding", other, ["Onboarding"])


def test_the_colour_of_a_label_that_is_gone_is_forgotten_and_an_unknown_one_is_none():
    organisation = Organisation(label_colours={"gone": 1, "season": 99})
    assert colour_of("Season", organisation.label_colours) == colour_of("Season", {})
    new = (colour_of("Onboarding", {}) + 1) % len(COLOURS)
    assert choose_colour(organisation, "Onboarding", new, ["Season", "Onboarding"])
    assert organisation.label_colours == {"season": 99, "onboarding": new}
