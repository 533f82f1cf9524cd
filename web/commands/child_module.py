"""`python -m web.commands.child_module DESCRIPTOR MODULE ARGUMENTS`: a part of `cairn run`, which it never outlives."""

import runpy
import sys

from web.commands.lifeline import hold

if __name__ == "__main__":
    hold(int(sys.argv[1]))
    sys.argv = sys.argv[2:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
