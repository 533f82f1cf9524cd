from tests.web.desk import Desk
from web.gallery import examples

EXAMPLES = [(folder, name, example) for folder, shelf in examples().items() for name, example in shelf.items()]


def test_the_gallery_draws_every_component(desk):
    answer = desk.nobody.get("/gallery")
    assert answer.status_code == 200
    assert answer.text.count("<template shadowrootmode") == len(EXAMPLES)


def test_in_production_there_is_no_gallery(database, tmp_path):
    desk = Desk(database, tmp_path, CAIRN_ENV="production", CAIRN_SECRET_KEY="k" * 32)
    assert desk.nobody.get("/gallery").status_code == 404


def test_an_example_is_drawn_once_its_fields_are_all_there(desk):
    for folder, name, example in EXAMPLES:
        assert "<" in str(example), f"{folder}/{name}"


def test_a_funnel_of_several_steps_says_what_unique_is_of_where_they_changed_places():
    charts = {name: str(chart) for name, chart in examples()["funnel_chart"].items()}
    said = {name: chart.count("by their places") for name, chart in charts.items()}
    assert said == {"three steps": 1, "hotspots": 1, "earlier steps": 1, "nobody yet": 0}
    in_the_table = [name for name, chart in charts.items() if chart.find("by their places") > chart.find("As a table")]
    assert in_the_table == ["three steps", "earlier steps"], "where unique is counted, it stands below the picture"
