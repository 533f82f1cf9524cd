// @ts-check
import { LEADS } from "./parts.js";
import { CHECKS } from "./rules/checks.js";

/** A guide that is asked for by link or by the page, on a page that is not one of its own, leads to the page where it begins. */
LEADS.push((guide, tab, keep) => {
  const { id, start, rules } = guide ?? {};
  const there = !start || CHECKS.pages(rules.pages, /** @type {any} */ ({ url: location.href }), guide) || start == location.pathname + location.search;
  // Once, until a page that nothing is asked of: one that sends visitors away again, to sign in first, keeps what is asked in its
  // address and would be asked for for ever.
  const leads = !there && tab().led != id;
  if (leads || (!guide && tab().led)) keep({ led: leads ? id : 0 });
  if (leads) location.assign(start + "#cairn=" + id);
  return leads;
});
