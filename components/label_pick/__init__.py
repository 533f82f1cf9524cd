"""Which label a list of guides is narrowed to: the labels that there are change while guides are labelled."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class LabelPick(Component):
    """Hidden where there is none. `chosen` stays even if no guide has it any more."""

    labels: tuple[str, ...] = ()
    chosen: str = ""

    @property
    def options(self) -> tuple[str, ...]:
        return self.labels if not self.chosen or self.chosen in self.labels else (*self.labels, self.chosen)
