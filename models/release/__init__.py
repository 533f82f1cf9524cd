"""Releases: everything live on a site and environment, and the script that shows it."""
