import re
import subprocess
from pathlib import Path

from playwright._impl._driver import compute_driver_executable


def test_cards_are_placed_well_in_twenty_thousand_cases() -> None:
    node, cases = compute_driver_executable()[0], Path(__file__).with_name("placement.test.mjs")
    finished = subprocess.run([node, "--test", "--test-reporter=tap", str(cases)], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout[-2000:]
    assert int(re.findall(r"^# pass (\d+)", finished.stdout, re.MULTILINE)[0]) >= 4
