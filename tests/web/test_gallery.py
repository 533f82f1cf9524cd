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


def test_where_nothing_was_counted_a_funnel_has_no_bars_and_no_shares():
    charts = examples()["funnel_chart"]
    assert 'class="funnel-on"' in str(charts["three steps"])
    nobody = str(charts["nobody yet"])
    assert 'class="funnel-on"' not in nobody
    assert "%</" not in nobody.replace("100%", "")
