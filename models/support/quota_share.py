"""What the rows of a table take of their organisation's quota, said where the table is defined."""

from typing import Any


def share(quota: str, *, but: str = "", by_size: bool = False, only_counted: bool = False) -> dict[str, Any]:
    """For `__table_args__`: each row takes one, or the size of its `body` where it is `by_size`. A row that has something in the
    column `but` takes nothing. What is `only_counted` can be added when there is no room, too.
    """
    return {"info": {"quota": quota, "but": but, "by_size": by_size, "only_counted": only_counted}}
