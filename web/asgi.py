"""The application as servers import it: settings from the environment."""

import os
from typing import Any

from granian.utils import proxies
from starlette.types import ASGIApp

from models.job.vitals.database_vitals import cairn_version
from models.support.fault_report import begin_reports
from models.support.settings import Settings
from web.app import create_app

_settings = Settings.read(os.environ)
_proxies: Any = proxies  # it says nothing of its types
if _settings.operating.sentry_dsn:
    begin_reports(_settings.operating, cairn_version())
app: ASGIApp = create_app(_settings)
if _settings.trusted_proxies:
    app = _proxies.wrap_asgi_with_proxy_headers(app, trusted_hosts=sorted(_settings.trusted_proxies))
