"""Signing in by OpenID Connect: providers, what they say of somebody, and whom that lets in."""
