"""The command line: one module for each command, an exit code from each. 0 fine, 1 a finding, 2 a usage or input error."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from typing import NoReturn

from sqlalchemy.exc import SQLAlchemyError

from models.support.settings import BadSetting

COMMANDS = (
    "serve",
    "worker",
    "migrate",
    "seed",
    "owner",
    "operator",
    "audit",
    "bill",
    "doctor",
    "maintenance",
    "privacy",
    "keys",
    "run",
    "fetch",
    "target",
    "check",
    "export",
    "import",
    "backup",
    "restore",
)

MODULES = {
    "import": "imports",
    "target": "target_tools",
    "check": "build_check",
    "maintenance": "maintenance_switch",
    "privacy": "subject_rights",
    "restore": "restored_backup",
}
"""Where a command is whose own name is a word of Python's, or the name of what it works on."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong with a command in one line; `--help` says the rest."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {' '.join(message.split())}; see {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. What the operator can mend is one line on standard error."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        chosen = _parser(words).parse_args(words)
        return chosen.run(chosen)
    except BadSetting as problem:
        return _refused(str(problem))
    except SQLAlchemyError as problem:
        return _refused(f"CAIRN_DATABASE_URL: the database does not answer: {_first_line(problem)}")
    except OSError as problem:
        return _refused(str(problem))
    except KeyboardInterrupt:
        return 130


def _parser(words: list[str]) -> argparse.ArgumentParser:
    """Knows the command that is asked for, or all of them; only what is needed is imported, so that a start takes no time."""
    parser = Parser(prog="cairn", description="Guides and hotspots for your own web product.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in words[:1] if words[:1] and words[0] in COMMANDS else COMMANDS:
        importlib.import_module(f"web.commands.{MODULES.get(name, name)}").register(subparsers)
    return parser


def _first_line(problem: Exception) -> str:
    cause = getattr(problem, "orig", None) or problem
    return (str(cause).strip().splitlines() or [type(cause).__name__])[0]


def _refused(sentence: str) -> int:
    print(f"cairn: {sentence}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
