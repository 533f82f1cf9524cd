"""Every URL of the product, by what it is about, one line each."""

from starlette.routing import BaseRoute

from web.api.addresses import API
from web.routes.guide_routes import GUIDE
from web.routes.inbox_routes import INBOX
from web.routes.instance_routes import INSTANCE
from web.routes.operator_routes import OPERATOR
from web.routes.people_routes import PEOPLE
from web.routes.provider_routes import PROVIDERS
from web.routes.review_routes import REVIEW
from web.routes.site_routes import SITE
from web.routes.visitor_routes import PLAYER

__all__ = ["EDITOR", "PLAYER", "ROUTES"]

EDITOR: list[BaseRoute] = [*INSTANCE, *PEOPLE, *OPERATOR, *PROVIDERS, *SITE, *GUIDE, *REVIEW, *INBOX]

ROUTES: list[BaseRoute] = [*PLAYER, *EDITOR, *API]
