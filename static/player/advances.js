// @ts-check
import { follow } from "./position_watch.js";
import { listen } from "./guard.js";
import { OCCASIONS } from "./registries.js";
import { matches } from "./judge/page_rules.js";

/** Ways to go on without a button. */

/** Asks again with every change of the page. @param {() => unknown} holds @param {() => void} on @param {AbortSignal} signal */
const until = (holds, on, signal) =>
  follow(
    () => {
      if (holds()) on();
      return null;
    },
    () => {},
    signal,
  );

/** Whether something of it can be seen: what has no box of its own (`display: contents`) is what is in it. @param {string} selector */
const there = (selector) =>
  [...document.querySelectorAll(selector)]
    .flatMap((one) => [one, ...one.children])
    .some((one) => one.checkVisibility({ visibilityProperty: true }));

Object.assign(
  OCCASIONS,
  /** @satisfies {typeof OCCASIONS} */ ({
    /** A typed value is looked at here and nowhere else. */
    value({ operator, value = "" }, on, signal, find) {
      const right = (/** @type {string} */ text) =>
        ({ non_empty: !!text, equals: text == value, matches: operator == "matches" && RegExp(`^(?:${value})$`).test(text) })[
          /** @type {"equals"} */ (operator)
        ];
      // "Not empty" waits until the visitor is done typing; the others are done as soon as they are right. The field may be made anew.
      listen(
        find?.()?.getRootNode() ?? document,
        operator == "non_empty" ? "change focusout" : "input change",
        (event) => {
          const field = /** @type {any} */ (find?.());
          const path = event.composedPath();
          // An editor has no value, and tells of its change only by being left.
          const text = field?.isContentEditable ? field.textContent : event.type != "focusout" && path[0].value;
          if (path.includes(field) && right(text || "")) on();
        },
        signal,
      );
    },
    appears: ({ selector }, on, signal) => until(() => there(selector), on, signal),
    disappears: ({ selector }, on, signal) => until(() => !there(selector), on, signal),
    url(rule, on, signal) {
      const holds = () => matches(rule.is, location.href);
      until(holds, on, signal);
      // An address may change when the page does not any more.
      for (const source of [window, /** @type {any} */ (window).navigation ?? window])
        listen(source, "popstate hashchange currententrychange", () => holds() && on(), signal);
    },
  }),
);
