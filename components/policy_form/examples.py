"""Examples for the gallery and its test."""

from components.policy_form import PolicyForm

EXAMPLES = {
    "admin": PolicyForm(reviews_required=True, accept_above=95, may_manage=True),
    "saved": PolicyForm(may_manage=True, saved=True),
    "reviewer": PolicyForm(),
}
