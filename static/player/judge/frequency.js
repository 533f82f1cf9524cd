// @ts-check
import { CHECKS } from "./checks.js";
import { historyOf } from "./visitor_memory.js";

/**
 * How often a guide shows, and what stops it for good. `explain/wire_rules.js` and `models/release/wire_rules.py` make what is read here.
 */

/** As a frequency, which is otherwise a number of days: shown once; and once in each tab. */
export const NEVER_AGAIN = 1e9;
export const IN_EACH_TAB = 0;

/** As a number of views: no number of them stops the guide. */
export const NO_LIMIT = 0;

/** Shown so many times, completed, dismissed: one of them is enough to stop. */
CHECKS.stop = ([views, completed, dismissed], { memory }, { id }) => {
  const past = historyOf(memory, id);
  return !((views && past.views >= views) || (completed && past.completed) || (dismissed && past.dismissed));
};

/** Shown again after so many days, or in another tab; with what is no number, never. */
CHECKS.frequency = (days, { tab = [], today, memory }, { id }) => {
  if (days == IN_EACH_TAB) return !tab.includes(id);
  const { views, seen = NaN } = historyOf(memory, id);
  // A last time that lies ahead, because the clock jumped back, counts by its distance.
  return days && (!views || Math.abs(today - seen) >= days);
};
