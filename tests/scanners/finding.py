"""What a scanner found, and which findings are explained."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True, order=True)
class Finding:
    """`who` is whom the scanner asked as; `where` a method and an address, an operation of the API, or a file."""

    scanner: str
    who: str
    kind: str
    where: str
    more: str = ""


@dataclass(frozen=True)
class Explained:
    """Findings of that kind, at places that match (`fnmatch`), and why they stay. `said` is found in what more is known."""

    scanner: str
    kind: str
    places: tuple[str, ...]
    reason: str
    said: str = ""

    def covers(self, finding: Finding) -> bool:
        same = (self.scanner, self.kind) == (finding.scanner, finding.kind)
        at = any(fnmatchcase(finding.where, place) for place in self.places)
        return same and at and re.search(self.said, finding.more) is not None


def unexplained(findings: Iterable[Finding], known: Sequence[Explained]) -> list[Finding]:
    return sorted(one for one in set(findings) if not any(each.covers(one) for each in known))


def rows(findings: Iterable[Finding], known: Sequence[Explained]) -> list[str]:
    """A line for each kind, with how many places it has and why it stays, and one for each finding that nothing explains."""
    findings = set(findings)
    bare = unexplained(findings, known)
    counts = Counter((one.scanner, one.who, one.kind, _reason(one, known)) for one in findings if one not in bare)
    lines = [(scanner, who, kind, f"{count}", f"explained: {reason}") for (scanner, who, kind, reason), count in counts.items()]
    lines += [(one.scanner, one.who, one.kind, "1", f"NOT EXPLAINED: {one.where} {one.more}".rstrip()) for one in bare]
    heads = ("scanner", "asked as", "finding", "places", "what of it")
    widths = [max(len(line[column]) for line in [heads, *lines]) for column in range(4)]
    padded = (
        [cell.ljust(width) for cell, width in zip(line, widths, strict=False)] + [line[4]] for line in [heads, *sorted(lines)]
    )
    return ["  ".join(line) for line in padded]


def _reason(finding: Finding, known: Sequence[Explained]) -> str:
    return next(each.reason for each in known if each.covers(finding))
