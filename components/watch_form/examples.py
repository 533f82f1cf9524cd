"""Examples for the gallery and its test."""

from components.watch_form import WatchForm

EXAMPLES = {
    "nightly": WatchForm(1),
    "form sign-in": WatchForm(2, "hourly", 4, "Europe/Oslo", can_render=True, sign_in="form", may_manage=True, saved=True),
    "moved": WatchForm(2, origin="https://new.harbour.example", left_origin="https://app.harbour.example", may_manage=True),
    "refused": WatchForm(3, may_manage=True, typed={"sign_in_kind": "cookie"}, problems={"cookie": "Enter the cookie."}),
}
