"""Examples for the gallery and its test."""

from components.step_reuse import StepReuse

_GUIDES = ((2, "Boats", "Harbour"), (3, "Donaudampfschifffahrtsgesellschaft", "Harbour"))
EXAMPLES = {
    "plain": StepReuse(1, 1, "s-1", "Welcome", _GUIDES),
    "copied": StepReuse(1, 1, "s-1", "Welcome", _GUIDES, copied=(2, "Boats")),
    "refused": StepReuse(1, 1, "s-1", "Welcome", name="Help", problem="A step is kept as Help already."),
    "kept": StepReuse(1, 1, "s-1", "Welcome", kept="Welcome"),
}
