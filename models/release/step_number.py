"""Step numbers: by which visitors' browsers remember the steps of a guide that they were shown.

A step has its number for good, wherever it stands in whichever version: it is given when visitors are first shown the step, and
never again to another one of the guide. Those of a guide's first version are the steps' places, and where numbers are places
nothing of them travels.
"""

from collections.abc import Mapping, Sequence

from models.guide.guide_json import ListedGuide

NUMBERS = 50_000
"""How many there are: each is a character in the browser's memory. Nobody shows so many steps in one guide; who did would have
the first numbers given again.
"""


def step_numbers(steps: Sequence[str], given: Mapping[str, int], free: int) -> list[int]:
    """Of the steps with these ids: what was `given` to them, or the next one from `free` on, the first that none ever had."""
    new = [step for step in steps if step not in given]
    numbers = {**given, **{step: (free + place) % NUMBERS for place, step in enumerate(new)}}
    return [numbers[step] for step in steps]


def are_places(numbers: Sequence[int]) -> bool:
    return list(numbers) == list(range(len(numbers)))


def with_step_numbers(guide: ListedGuide, guide_id: int, odd: Mapping[tuple[int, str], list[int]]) -> ListedGuide:
    """A guide of a release with the numbers of its steps, also of its second version's, where they are not places: `odd`, by the
    guide's own id and version.
    """
    split = guide.get("split")
    found: ListedGuide = {**guide}
    if (guide_id, guide["version"]) in odd:
        found["step_numbers"] = odd[guide_id, guide["version"]]
    if split and (guide_id, split["version"]) in odd:
        found["split"] = {**split, "step_numbers": odd[guide_id, split["version"]]}
    return found
