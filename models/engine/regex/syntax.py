r"""Regular expressions that browsers and Python read alike, parsed into a tree; everything else is refused with its position.

The subset: characters, `.`, classes, `\d \w \s` and their opposites, `^` and `$`, groups, alternatives, quantifiers.
No look-around, no back reference, no named group, no word boundary, no flag.
"""

from models.engine.regex.characters import CLASSES, EVERY, LINE_ENDS, OTHERS, bits
from models.engine.regex.expression_tree import Anchor, BadExpression, Choice, Node, One, Repeat

LONGEST = 200
MOST_REPEATS = 100
_SPECIAL = frozenset("\\^$.|?*+()[]{}/-")
_CODES = {"n": "\n", "t": "\t"}


def parse(source: str) -> Choice:
    """The tree of a regular expression. Raises BadExpression."""
    if not source:
        raise BadExpression("is empty")
    if len(source) > LONGEST:
        raise BadExpression(f"has {len(source):,} characters; at most {LONGEST} are possible")
    parser = _Parser(source)
    tree = parser.choice(depth=0)
    if parser.at < len(source):
        raise parser.problem("closes a group that was never opened")
    return tree


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0

    def peek(self, text: str) -> bool:
        return self.source.startswith(text, self.at)

    def take(self, text: str) -> bool:
        found = self.peek(text)
        self.at += len(text) if found else 0
        return found

    def problem(self, sentence: str, at: int | None = None) -> BadExpression:
        at = self.at if at is None else at
        return BadExpression(f"character {at + 1} ({self.source[at : at + 3]}) {sentence}")

    def choice(self, depth: int) -> Choice:
        if depth > 5:
            raise self.problem("opens a sixth group inside groups; at most five are possible")
        options = [self.sequence(depth)]
        while self.take("|"):
            options.append(self.sequence(depth))
        return Choice(tuple(options))

    def sequence(self, depth: int) -> tuple[Node, ...]:
        nodes: list[Node] = []
        while self.at < len(self.source) and not self.peek("|") and not self.peek(")"):
            start = self.at
            node = self.atom(depth)
            nodes.append(self.quantified(node, start))
        return tuple(nodes)

    def atom(self, depth: int) -> Node:
        character = self.source[self.at]
        if character == "(":
            return self.group(depth)
        if character == "[":
            return self.bracket()
        if character in "*+?":
            raise self.problem("repeats nothing")
        if character in "{}]":
            raise self.problem(f"is a bare {character}; write \\{character} for the character itself")
        self.at += 1
        if character in "^$":
            return Anchor(character)
        if character == ".":
            return One(EVERY & ~LINE_ENDS)
        return One(self.escape()) if character == "\\" else One(bits(character))

    def escape(self) -> int:
        start = self.at - 1
        if self.at == len(self.source):
            raise self.problem("escapes nothing", start)
        character = self.source[self.at]
        self.at += 1
        if character in CLASSES:
            return CLASSES[character]
        if character in _CODES:
            return bits(_CODES[character])
        if character in _SPECIAL:
            return bits(character)
        if character.isdigit() or character == "k":
            raise self.problem("is a back reference, which can take for ever", start)
        if character in "bB":
            raise self.problem("is a word boundary, which is not possible here", start)
        raise self.problem("escapes a character that needs no escape", start)

    def group(self, depth: int) -> Choice:
        start = self.at
        self.at += 1
        if self.peek("?") and not self.take("?:"):
            named = self.peek("?<") and not self.peek("?<=") and not self.peek("?<!")
            raise self.problem("begins a named group; write (?:" if named else "looks around, which is not possible here", start)
        tree = self.choice(depth + 1)
        if not self.take(")"):
            raise self.problem("opens a group that is never closed", start)
        return tree

    def bracket(self) -> One:
        start = self.at
        self.at += 1
        negated = self.take("^")
        chars = 0
        while not self.take("]"):
            if self.at >= len(self.source):
                raise self.problem("opens a class that is never closed", start)
            chars |= self.span()
        if not chars:
            raise self.problem("is a class without characters", start)
        # Bit 128 stands for many characters: leaving one of them out leaves the others.
        return One(EVERY & ~(chars & ~OTHERS) if negated else chars)

    def span(self) -> int:
        start = self.at
        first, chars = self.member()
        if not self.peek("-") or self.source.startswith("-]", self.at):
            return chars
        self.at += 1
        if self.at >= len(self.source):
            raise self.problem("is a range without an end", start)
        last, _ = self.member()
        if first is None or last is None:
            raise self.problem("is a range between classes", start)
        if first > last:
            raise self.problem("is a range that runs backwards", start)
        return bits("".join(map(chr, range(first, min(last, 128) + 1))))

    def member(self) -> tuple[int | None, int]:
        character = self.source[self.at]
        self.at += 1
        if character == "\\":
            chars = self.escape()
            written = self.source[self.at - 1]
            return (ord(_CODES.get(written, written)) if written not in CLASSES else None), chars
        if character in "[&~|":
            raise self.problem(f"is a bare {character} inside a class; put \\ before it or leave it out", self.at - 1)
        return ord(character), bits(character)

    def quantified(self, node: Node, start: int) -> Node:
        limits = self.quantifier()
        if limits is None:
            return node
        if isinstance(node, Anchor | Repeat):
            raise self.problem("repeats an anchor", start)
        if self.quantifier() is not None:
            raise self.problem("repeats a repetition", start)
        return Repeat(node, *limits, start)

    def quantifier(self) -> tuple[int, int | None] | None:
        for sign, least, most in (("*", 0, None), ("+", 1, None), ("?", 0, 1)):
            if self.take(sign):
                self.take("?")
                return least, most
        if not self.peek("{"):
            return None
        start, end = self.at, self.source.find("}", self.at)
        least, comma, most = self.source[self.at + 1 : end].partition(",")
        if end < 0 or not least.isdecimal() or not (most.isdecimal() or not most) or len(least + most) > 8:
            raise self.problem("is no repetition such as {2,5}; write \\{ for the character itself", start)
        self.at = end + 1
        self.take("?")
        limits = int(least), (int(most) if most else None) if comma else int(least)
        if max(limits[0], limits[1] or 0) > MOST_REPEATS or (limits[1] is not None and limits[1] < limits[0]):
            raise self.problem(f"repeats more than {MOST_REPEATS} times, or less than it begins with", start)
        return limits
