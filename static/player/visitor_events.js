// @ts-check
import { parts } from "./parts.js";
import { tracked } from "./rules/events.js";

/** Remembers what the page tracks, in releases with a guide that asks about it. */
parts.ears.add((name, change) => change((memory, today) => tracked(memory, name, today)));
