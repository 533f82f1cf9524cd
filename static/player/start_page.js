// @ts-check
import { LEADS } from "./registries.js";
import { CHECKS } from "./judge/checks.js";

/** A guide that is asked for by link or by the page, on a page that is not one of its own, leads to the page where it begins. */
LEADS.push((guide, tab, keep) => {
  const { id, start, rules } = guide ?? {};
  const beginning = location.origin + start;
  const there =
    !start ||
    CHECKS.pages(rules.pages, /** @type {any} */ ({ url: location.href }), guide) ||
    beginning == location.href.replace(/#(?!!?\/).*/, "");
  // Once, until a page that nothing is asked of: one that sends visitors away again, to sign in first, keeps what is asked in its
  // address and would be asked for for ever.
  const leads = !there && tab().led != id;
  if (leads || (!guide && tab().led)) keep({ led: leads ? id : 0 });
  if (leads) location.assign(beginning + "#cairn=" + id);
  return leads;
});
