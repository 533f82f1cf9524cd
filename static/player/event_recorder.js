// @ts-check
import { listen } from "./guard.js";
import { tracked } from "./judge/event_history.js";
import { events } from "./registries.js";

/** Remembers what the page tracks, in releases with a guide that asks about it. */
listen(events, "track", (/** @type {CustomEvent} */ { detail: { name, storage } }) =>
  storage.changeMemory((/** @type {any} */ memory, /** @type {number} */ today) => tracked(memory, name, today)),
);
