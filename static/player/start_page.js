// @ts-check
import { CHECKS } from "./judge/checks.js";
import { pageAddress } from "./page_address.js";
import { REDIRECTS } from "./registries.js";

/** A guide that is asked for by link or by the page, on a page that is not one of its own, leads to the page where it begins. */
REDIRECTS.push((guide, { readTab, changeTab }) => {
  if (guide?.start && !isThere(guide)) {
    // Once, until a page that nothing is asked of: one that sends visitors away again, to sign in first, keeps what is asked in its
    // address and would be asked for for ever.
    if (readTab().led == guide.id) return false;
    changeTab({ led: guide.id });
    location.assign(location.origin + guide.start + "#cairn=" + guide.id);
    return true;
  }
  if (!guide && readTab().led) changeTab({ led: 0 });
  return false;
});

/** Whether this is the page where it begins, or another one of its own. @param {import("./player.d.ts").Guide} guide */
function isThere(guide) {
  const { start, rules } = guide;
  const facts = /** @type {any} */ ({ url: location.href });
  return CHECKS.pages(rules.pages, facts, guide) || pageAddress() == location.origin + start;
}
