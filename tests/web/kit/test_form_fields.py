from tests.web.desk import PART


def test_what_is_longer_than_anybody_keeps_is_refused_and_not_cut(desk):
    answer = desk.alice.put(f"/guides/{desk.guide}/theme", data={"theme": "t" * 17}, headers=PART)
    assert answer.status_code == 422
    assert "At most 16 characters can be kept as theme. Nothing was changed." in answer.text


def test_the_start_of_a_name_is_not_the_name(desk):
    """`production-` cut to ten letters was production."""
    data = {"environment": "productionx", "seen": ""}
    assert desk.alice.post(f"/guides/{desk.guide}/publication", data=data, headers=PART).status_code == 422
