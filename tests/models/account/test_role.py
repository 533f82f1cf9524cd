import pytest

from models.account import Role
from models.account.role import ACTS

MAY = {
    "owner": "view review edit publish manage own",
    "admin": "view review edit publish manage",
    "author": "view review edit publish",
    "reviewer": "view review",
    "viewer": "view",
}


@pytest.mark.parametrize("role", Role)
def test_each_role_may_do_exactly_its_acts(role):
    assert " ".join(act for act in ACTS if role.may(act)) == MAY[role]
    assert not role.may("unheard of")
