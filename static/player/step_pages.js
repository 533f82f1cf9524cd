// @ts-check
import { matches } from "./judge/page_rules.js";
import { belongings } from "./target_wait.js";

/** Steps that belong to some pages only, which they travel with; anywhere else they wait. */
belongings.push(({ on }) => !on || on.some((/** @type {any} */ rule) => matches(rule, location.href)));
