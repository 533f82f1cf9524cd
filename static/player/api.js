// @ts-check
import { guarded } from "./guard.js";

/**
 * Puts `window.cairn` in its place and does what was asked before it arrived.
 * A page may have written `window.cairn = window.cairn || []; cairn.push(["set", {plan: "free"}])`.
 * @param {Record<string, any>} calls what the script of another site, which may have been here before, hears as well
 * @param {Record<string, any>} own what is this site's alone
 */
export function announce(calls, own) {
  const page = /** @type {any} */ (window);
  const earlier = page.cairn;
  /** @type {Record<string, any>} */
  const cairn = {
    ...calls,
    ...own,
    push: (/** @type {any} */ asked) => (asked.call ? asked(cairn) : cairn[asked[0]](...asked.slice(1))),
  };
  // A page that keeps the name for itself keeps it.
  Reflect.set(page, "cairn", cairn);
  for (const name of Object.keys(cairn)) {
    const call = cairn[name];
    if (call.call)
      cairn[name] = guarded(
        (/** @type {any[]} */ ...given) => (calls[name] && earlier?.site && earlier[name]?.(...given), call(...given)),
      );
  }
  if (Array.isArray(earlier)) earlier.forEach(cairn.push);
}
