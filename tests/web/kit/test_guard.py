import pytest

FORM = {"content-type": "application/x-www-form-urlencoded"}


def chunks():
    yield b"email=a%40b.example&password=x"


@pytest.mark.parametrize("said", [{}, {"content-length": "4"}])
def test_a_body_in_chunks_is_refused_whatever_length_is_said_beside_it(desk, said):
    """With both, a proxy and a server may read two different requests."""
    answer = desk.nobody.post("/sign-in", content=chunks(), headers={**FORM, "transfer-encoding": "chunked", **said})
    assert answer.status_code == 400
    assert "Content-Length" in answer.text


@pytest.mark.parametrize("number", [2**31, 2**63, 10**30])
def test_a_number_that_no_row_can_have_names_nothing(desk, number):
    assert desk.alice.get(f"/guides/{number}").status_code == 404
