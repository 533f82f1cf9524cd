"""`python -m web` is `cairn`."""

from web.cli import main

main()
