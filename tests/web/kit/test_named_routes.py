import pytest
from starlette.routing import NoMatchFound, Route, Router

from web.kit.named_routes import NamedRoutes
from web.routes import ROUTES


def test_every_name_leads_where_starlettes_router_leads():
    named, router = NamedRoutes(ROUTES), Router(ROUTES)
    for route in ROUTES:
        assert isinstance(route, Route)
        values = dict.fromkeys(route.param_convertors, 7)
        assert named.path(route.name, **values) == router.url_path_for(route.name, **values)


def test_a_name_that_is_none_or_lacks_a_parameter_is_an_error():
    for name, values in (("nothing", {}), ("guide", {}), ("guide", {"guide_id": 1, "more": 2})):
        with pytest.raises(NoMatchFound):
            NamedRoutes(ROUTES).path(name, **values)
