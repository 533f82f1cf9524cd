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
  const cairn = (page.cairn = {
    ...calls,
    push: (/** @type {any} */ asked) => (asked.call ? asked(cairn) : cairn[asked[0]](...asked.slice(1))),
  });
  for (const name in cairn) {
    const call = cairn[name];
    // The script of another site may have been here before: it hears every call as well.
    if (call.call) cairn[name] = guarded((...given) => (calls[name] && earlier?.[name]?.(...given), call(...given)));
  }
  if (Array.isArray(earlier)) earlier.forEach(cairn.push);
}
