"""The application as servers import it: settings from the environment."""

import os

from models.support.settings import Settings
from web.app import create_app

app = create_app(Settings.read(os.environ))
