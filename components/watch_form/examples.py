"""Examples for the gallery and its test."""

from components.watch_form import WatchForm

EXAMPLES = {
    "nightly": WatchForm(1),
    "form sign-in": WatchForm(2, "hourly", 4, "Europe/Oslo", can_render=True, sign_in="form", saved=True),
    "refused": WatchForm(3, typed={"sign_in_kind": "cookie"}, problems={"cookie": "Enter the cookie."}),
}
