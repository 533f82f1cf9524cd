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
    push(/** @type {any} */ request) {
      if (typeof request == "function") return request(cairn);
      const [name, ...args] = request;
      return cairn[name](...args);
    },
  };
  // A page that keeps the name for itself keeps it.
  Reflect.set(page, "cairn", cairn);
  for (const name of Object.keys(cairn)) {
    const call = cairn[name];
    if (typeof call != "function") continue;
    const isShared = calls[name] && earlier?.site;
    cairn[name] = guarded((/** @type {any[]} */ ...args) => {
      if (isShared) earlier[name]?.(...args);
      return call(...args);
    });
  }
  if (Array.isArray(earlier)) earlier.forEach(cairn.push);
}
