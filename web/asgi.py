"""The application as servers import it: settings from the environment."""

import os

from granian.utils.proxies import wrap_asgi_with_proxy_headers

from models.support.settings import Settings
from web.app import create_app

_settings = Settings.read(os.environ)
app = create_app(_settings)
if _settings.trusted_proxies:
    app = wrap_asgi_with_proxy_headers(app, trusted_hosts=sorted(_settings.trusted_proxies))
