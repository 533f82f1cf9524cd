"""Examples for the gallery and its test."""

from components.comparison_table import ComparisonTable
from models.engine.proportion import Difference, Proportion
from models.event.figure_comparison import SURE, ComparedShare


def _share(key: str, name: str, first: tuple[int, int], second: tuple[int, int]) -> ComparedShare:
    return ComparedShare(key, name, Difference(Proportion(*first), Proportion(*second), SURE))


EXAMPLES = {
    "two versions": ComparisonTable(
        "Spring words",
        "Version cd34ef56",
        (
            _share("completed", "Completed, of started", (140, 400), (260, 410)),
            _share("dismissed", "Dismissed, of started", (40, 400), (44, 410)),
            _share("left_page", "Left page, of started", (160, 400), (90, 410)),
            _share("target_missing", "Target missing, of steps that were due", (0, 0), (3, 900)),
        ),
    ),
}
