"""What a letter about somebody's work needs from the instance: the address that ends such letters."""

from collections.abc import Callable

from starlette.requests import Request

from web.kit.context import context
from web.unsubscribe_address import unsubscribe_url


def unsubscribing(request: Request) -> Callable[[int, int], str]:
    settings = context(request).settings
    return lambda organisation, member: unsubscribe_url(settings.secret_key, settings.base_url, organisation, member)
