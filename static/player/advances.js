// @ts-check
import { follow } from "./follow.js";
import { listen } from "./guard.js";
import { parts } from "./parts.js";
import { matches } from "./rules/addresses.js";

/** Ways to go on without a button. */

/** Asks again with every change of the page. @param {() => boolean} holds @param {() => void} on @param {AbortSignal} signal */
const until = (holds, on, signal) => follow(() => {
  if (holds()) on();
  return null;
}, () => {}, signal);

/** @param {string} selector */
const there = (selector) => {
  try {
    return !!document.querySelector(selector);
  } catch {
    return false;
  }
};

Object.assign(parts.advances, {
  /** A typed value is looked at here and nowhere else. @type {typeof parts.advances[""]} */
  value({ operator, value = "" }, on, signal, find) {
    const field = /** @type {any} */ (find?.());
    const right = () => ({ non_empty: !!field.value, equals: field.value == value, matches: operator == "matches" && RegExp(`^(?:${value})$`).test(field.value) })[/** @type {"equals"} */ (operator)];
    // "Not empty" waits until the visitor is done typing; the others are done as soon as they are right.
    if (field) listen(field, operator == "non_empty" ? "change" : "input change", () => right() && on(), signal);
  },
  /** @type {typeof parts.advances[""]} */
  appears: ({ selector }, on, signal) => until(() => there(selector), on, signal),
  /** @type {typeof parts.advances[""]} */
  disappears: ({ selector }, on, signal) => until(() => !there(selector), on, signal),
  /** @type {typeof parts.advances[""]} */
  url: (rule, on, signal) => until(() => matches(rule.is, location.href), on, signal),
  /** @type {typeof parts.advances[""]} */
  delay({ seconds }, on, signal) {
    const timer = setTimeout(on, seconds * 1000);
    signal.addEventListener("abort", () => clearTimeout(timer));
  },
  /** @type {typeof parts.advances[""]} */
  event({ name }, on, signal) {
    const ear = (/** @type {string} */ heard) => heard == name && on();
    parts.ears.add(ear);
    signal.addEventListener("abort", () => parts.ears.delete(ear));
  },
});
