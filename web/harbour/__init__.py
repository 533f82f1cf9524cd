"""Harbour: the customer in the demonstration, a product for looking after a marina, served from an origin of its own.

It knows nothing of Cairn but one script tag. Its second version is a redesign such as every product gets one day: classes
renamed, the navigation moved, one label reworded, one element gone. `web.harbour.redesign.CHANGES` lists element by element
what happened; the footer of every page switches between the versions, for everyone, until the next start.
"""

from web.harbour.harbour_app import create_harbour

__all__ = ["create_harbour"]
