"""Serves Harbour: `python -m web.harbour SCRIPT PORT`."""

import sys

import uvicorn

from web.harbour import create_harbour

uvicorn.run(create_harbour(sys.argv[1]), host="127.0.0.1", port=int(sys.argv[2]), access_log=False, log_level="warning")
