// @ts-check
import { guarded } from "./guard.js";

/**
 * Puts `window.cairn` in its place and answers what was asked before it arrived.
 * A page may have written `window.cairn = window.cairn || []; cairn.push(["set", {plan: "free"}])`.
 * @param {Record<string, any>} calls
 */
export function announce(calls) {
  const page = /** @type {any} */ (window);
  const earlier = page.cairn;
  // The script of another site may have been here before: it hears every call as well.
  const cairn = Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, typeof call == "function" ? guarded((/** @type {any[]} */ ...given) => (earlier?.[name]?.(...given), call(...given))) : call]));
  cairn.push = guarded((/** @type {any} */ asked) => (typeof asked == "function" ? asked(cairn) : cairn[asked[0]](...asked.slice(1))));
  page.cairn = cairn;
  if (Array.isArray(earlier)) earlier.forEach(cairn.push);
}
