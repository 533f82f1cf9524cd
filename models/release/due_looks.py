"""Looks that nobody waits for: one after the other, however many are due at once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from sqlalchemy.exc import SQLAlchemyError

LOG = logging.getLogger("cairn")


class DueLooks:
    """`look` looks one site up, by its name on the shelf; it may raise SQLAlchemyError."""

    def __init__(self, look: Callable[[tuple[str, str]], Awaitable[object]]) -> None:
        self._look = look
        self._due: dict[tuple[str, str], None] = {}
        self._task: asyncio.Task[None] | None = None

    def add(self, name: tuple[str, str]) -> None:
        """Has it looked up soon, once, however often this is asked for meanwhile."""
        self._due[name] = None
        if self._task is None:
            self._task = asyncio.create_task(self._look_all())

    def forget(self) -> None:
        """Begins no further look; one that is underway goes on."""
        self._due.clear()

    async def _look_all(self) -> None:
        try:
            while self._due:
                await self._look_one(next(iter(self._due)))
        finally:
            self._task = None

    async def _look_one(self, name: tuple[str, str]) -> None:
        try:
            await self._look(name)
        except SQLAlchemyError as problem:  # whoever asks next waits for a look, and hears of it
            LOG.warning("A site can not be looked up.", exc_info=problem)
        finally:
            self._due.pop(name, None)
