"""What browsers remember of many guides fits, and nothing of a live one is lost; the cases are in dense_memory.test.mjs."""

import re
import subprocess
from pathlib import Path

from tests.rules.conftest import NODE


def test_what_500_live_guides_need_fits_in_16_kilobytes_and_is_read_again() -> None:
    command = [NODE, "--test", "--test-reporter=tap", str(Path(__file__).with_name("dense_memory.test.mjs"))]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout[-3000:]
    assert int(re.findall(r"^# pass (\d+)", finished.stdout, re.MULTILINE)[0]) == 5
