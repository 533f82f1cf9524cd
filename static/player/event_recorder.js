// @ts-check
import { listen } from "./guard.js";
import { events } from "./registries.js";
import { tracked } from "./judge/event_history.js";

/** Remembers what the page tracks, in releases with a guide that asks about it. */
listen(events, "track", ({ detail: [name, change] }) =>
  change((/** @type {any} */ memory, /** @type {number} */ today) => tracked(memory, name, today)),
);
