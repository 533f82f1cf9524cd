import pytest

from models.support.settings import Settings


@pytest.mark.parametrize("given", ["", "short", "k" * 31])
def test_production_does_not_start_without_a_secret_key(tmp_path, given):
    with pytest.raises(ValueError, match="CAIRN_SECRET_KEY"):
        Settings.read({"CAIRN_ENV": "production", "CAIRN_SECRET_KEY": given, "CAIRN_BASE_URL": "https://cairn.example"}, tmp_path)
    assert not list(tmp_path.iterdir()), "and makes none of its own"


def test_in_development_each_place_has_a_key_of_its_own(tmp_path):
    keys = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        keys |= {Settings.read({}, tmp_path / name).secret_key, Settings.read({}, tmp_path / name).secret_key}
    assert len(keys) == 2
