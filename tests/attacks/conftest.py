"""What was acknowledged, what survived and what people saw: a row for each attack, printed at the end of `make faults`."""

import pytest

ROW = "faults"
HEADS = ("attack", "acknowledged", "survived", "what people saw")


@pytest.fixture
def told(record_property):
    """Takes a row of the table."""

    def tell(attack: str, acknowledged: str, survived: str, seen: str) -> None:
        record_property(ROW, (attack, acknowledged, survived, seen))

    return tell


def pytest_terminal_summary(terminalreporter):
    reports = [one for found in terminalreporter.stats.values() for one in found if hasattr(one, "user_properties")]
    rows = sorted({tuple(row) for one in reports for name, row in one.user_properties if name == ROW})
    if rows:
        widths = [max(len(row[place]) for row in (HEADS, *rows)) for place in range(len(HEADS))]
        terminalreporter.section("faults")
        for row in (HEADS, *rows):
            terminalreporter.write_line("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
