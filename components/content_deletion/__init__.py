"""The question before a guide or a site is deleted: what goes along, and how long it can be brought back."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class ContentDeletion(Component):
    """`kind` is `guide` or `site`; `counts` are pairs of a number and what one of them is called. `action` deletes it."""

    kind: str
    name: str
    counts: tuple[tuple[int, str], ...]
    is_live: bool
    action: str
    back: str

    @property
    def there(self) -> list[tuple[int, str]]:
        return [(number, name) for number, name in self.counts if number]
