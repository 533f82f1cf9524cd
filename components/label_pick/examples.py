"""Examples for the gallery and its test."""

from components.label_pick import LabelPick

EXAMPLES = {"none": LabelPick(), "some": LabelPick(("Billing", "Onboarding"), "Onboarding"), "gone": LabelPick((), "Q4")}
