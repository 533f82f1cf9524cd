"""Examples for the gallery and its test."""

from components.policy_form import PolicyForm

EXAMPLES = {
    "admin": PolicyForm(approvals_required=1, accept_above=95, may_manage=True),
    "saved": PolicyForm(may_manage=True, saved=True),
    "refused": PolicyForm(
        approvals_required=2, may_manage=True, problem="Two approvals need 3 members who may review; here are 2."
    ),
    "unmet": PolicyForm(approvals_required=1, may_manage=True, unmet="The policy asks for one approval; nobody can give it."),
    "reviewer": PolicyForm(),
}
