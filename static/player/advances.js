// @ts-check
import { follow } from "./follow.js";
import { listen } from "./guard.js";
import { OCCASIONS } from "./parts.js";
import { matches } from "./rules/addresses.js";

/** Ways to go on without a button. */

/** Asks again with every change of the page. @param {() => unknown} holds @param {() => void} on @param {AbortSignal} signal */
const until = (holds, on, signal) => follow(() => {
  if (holds()) on();
  return null;
}, () => {}, signal);

Object.assign(OCCASIONS, {
  /** A typed value is looked at here and nowhere else. @type {typeof OCCASIONS[""]} */
  value({ operator, value = "" }, on, signal, find) {
    const field = /** @type {any} */ (find?.());
    const right = () => ({ non_empty: !!field.value, equals: field.value == value, matches: operator == "matches" && RegExp(`^(?:${value})$`).test(field.value) })[/** @type {"equals"} */ (operator)];
    // "Not empty" waits until the visitor is done typing; the others are done as soon as they are right.
    if (field) listen(field, operator == "non_empty" ? "change" : "input change", () => right() && on(), signal);
  },
  /** @type {typeof OCCASIONS[""]} */
  appears: ({ selector }, on, signal) => until(() => document.querySelector(selector), on, signal),
  /** @type {typeof OCCASIONS[""]} */
  disappears: ({ selector }, on, signal) => until(() => !document.querySelector(selector), on, signal),
  /** @type {typeof OCCASIONS[""]} */
  url: (rule, on, signal) => until(() => matches(rule.is, location.href), on, signal),
});
