// @ts-check
import { unshadowed } from "../player/unshadowed.js";

/**
 * Notes which directive of the page's Content-Security-Policy has kept Cairn out.
 * @param {string} home
 */
export function watchPolicy(home) {
  const { origin } = new URL(home);
  let directive = "";
  unshadowed(document).addEventListener("securitypolicyviolation", (event) => {
    const { blockedURI, effectiveDirective } = /** @type {SecurityPolicyViolationEvent} */ (event);
    if (blockedURI.startsWith(origin)) directive = effectiveDirective;
  });
  return { blocking: () => directive };
}

/** Why Cairn is not reached, in one sentence. @param {string} directive that was seen to block, if any @param {string} home */
export function refusalOf(directive, home) {
  const { origin } = new URL(home);
  return directive
    ? `Cairn can't be reached from this page: its Content-Security-Policy blocks it. Its ${directive} has to allow ${origin}.`
    : `Cairn can't be reached from this page. Is this browser online? Where the page has a Content-Security-Policy, its connect-src has to allow ${origin}.`;
}
