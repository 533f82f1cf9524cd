"""The application as servers import it: settings from the environment."""

import os

from starlette.types import ASGIApp

from models.job.vitals.database_vitals import cairn_version
from models.support.fault_report import begin_reports
from models.support.log_lines import begin_log
from models.support.settings import Settings
from web.app import create_app

_settings = Settings.read(os.environ)
begin_log(_settings.operating.log)
if _settings.operating.sentry_dsn:
    begin_reports(_settings.operating, cairn_version())
app: ASGIApp = create_app(_settings)
