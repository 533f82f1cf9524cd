// @ts-check
import { listen } from "./guard.js";
import { matches } from "./judge/page_rules.js";
import { follow } from "./position_watch.js";
import { TRIGGERS } from "./registries.js";
import { pageDocument } from "./unshadowed.js";

/** Ways to go on without a button. */

/** A typed value is looked at here and nowhere else. */
TRIGGERS.value = ({ operator, value = "" }, fire, signal, find) => {
  // "Not empty" waits until the visitor is done typing; the others are done as soon as they are right. The field may be made anew.
  const types = operator == "non_empty" ? "change focusout" : "input change";
  const check = (/** @type {Event} */ event) => {
    const field = /** @type {any} */ (find?.());
    const path = /** @type {any[]} */ (event.composedPath());
    // An editor has no value, and tells of its change only by being left.
    const text = field?.isContentEditable ? field.textContent : event.type != "focusout" && valueOf(path[0]);
    if (path.includes(field) && isRight(text || "", operator, value)) fire();
  };
  listen(find?.()?.getRootNode() ?? document, types, check, signal);
};

/** What is in a field; one that is ticked off holds nothing. @param {any} field */
const valueOf = ({ type, checked, value }) => (type == "checkbox" && !checked ? "" : value);

/** @param {string} text @param {string} operator @param {string} wanted */
function isRight(text, operator, wanted) {
  if (operator == "non_empty") return text != "";
  if (operator == "equals") return text == wanted;
  return operator == "matches" && RegExp(`^(?:${wanted})$`).test(text);
}

TRIGGERS.appears = ({ selector }, fire, signal) => fireWhen(() => isVisible(selector), fire, signal);
TRIGGERS.disappears = ({ selector }, fire, signal) => fireWhen(() => !isVisible(selector), fire, signal);

TRIGGERS.url = (rule, fire, signal) => {
  const holds = () => matches(rule.is, location.href);
  const check = () => holds() && fire();
  fireWhen(holds, fire, signal);
  // An address may change when the page does not any more.
  const { navigation = window } = /** @type {any} */ (window);
  for (const source of [window, navigation]) listen(source, "popstate hashchange currententrychange", check, signal);
};

/** Asks now and again with every change of the page. @param {() => unknown} holds @param {() => void} fire @param {AbortSignal} signal */
function fireWhen(holds, fire, signal) {
  const look = () => {
    if (holds()) fire();
    return null;
  };
  follow(look, () => {}, signal);
}

/** Whether something of it can be seen: what has no box of its own (`display: contents`) is what is in it. @param {string} selector */
function isVisible(selector) {
  const elements = [...pageDocument.querySelectorAll(selector)].flatMap((one) => [one, ...one.querySelectorAll(":scope>*")]);
  return elements.some((one) => one.checkVisibility({ visibilityProperty: true }));
}
