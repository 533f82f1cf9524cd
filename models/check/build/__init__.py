"""Checks in a customer's build: every live target against the pages as they were built, before anybody else sees them."""
