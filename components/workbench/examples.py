"""Examples for the gallery and its test."""

from components.step_list import StepList
from components.workbench import Workbench

EXAMPLES = {
    "no step yet": Workbench(
        1,
        "",
        0,
        0,
        StepList(1, "tour", (), "", may_edit=True),
        None,
        "",
        None,
        None,
        "",
        needs_target=False,
        has_targets=False,
        may_edit=True,
        problem="",
    ),
}
