"""Which rows of a list were chosen for something that is done with several at once."""

from starlette.datastructures import ImmutableMultiDict
from starlette.exceptions import HTTPException
from starlette.requests import Request

from web.kit.context import context


def sent(request: Request) -> ImmutableMultiDict[str, str]:
    """What came along: browsers send it in the address of a DELETE, and in the body of a POST or PUT."""
    form = context(request).form
    return ImmutableMultiDict(
        [*request.query_params.multi_items(), *((key, one) for key, one in form.multi_items() if isinstance(one, str))]
    )


def chosen_numbers(request: Request, name: str, most: int) -> list[int]:
    """Each once, the smallest first. Refuses more than `most` with 413."""
    numbers = sorted({int(one) for one in sent(request).getlist(name) if is_number(one)})
    if len(numbers) > most:
        raise HTTPException(413, f"At most {most} {name}s can be changed at once. Nothing was changed.")
    return numbers


def is_number(typed: str) -> bool:
    """Whether it can be the number of a row."""
    return typed.isascii() and typed.isdigit() and len(typed) < 10
