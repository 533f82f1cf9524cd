// @ts-check
import { listen } from "./guard.js";
import { keyedDigest } from "./keyed_digest.js";
import { BATCH, events } from "./registries.js";

/**
 * Who engaged, on sites that run in identified mode: batches of figures name the person that the page identified, by a pseudonym that is
 * made here, and the attributes that the site's admins listed. The id itself stays in the browser.
 *
 * What waits to be sent when another person comes, or when the page forgets the one there was, is sent as the former's. Attributes that
 * were told about somebody else are not said of the next.
 */

const LONGEST_TOLD = 200;

let subject = "";
/** What was known before this person came. @type {Record<string, any>} */
let former = {};
/** Names of what was told with the id. @type {Set<string>} */
let own = new Set();

listen(events, "identify", ({ detail: { id, attributes, player } }) => {
  const { key, people } = player.config;
  if (!people) return;
  const next = id == null || id === "" ? "" : keyedDigest(key, String(id));
  if (next != subject) {
    if (subject) {
      player.requests.flush();
      former = { ...player.attributes };
    }
    own = new Set();
    subject = next;
  }
  for (const name of Object.keys(attributes ?? {})) own.add(name);
  const told = () => {
    /** @type {Record<string, any>} */
    const said = Object.create(null);
    for (const name of people) {
      const value = player.attributes[name];
      const isTheirs = own.has(name) || value !== former[name];
      if (isTheirs && /string|number|boolean/.test(typeof value))
        said[name] = typeof value == "string" ? value.slice(0, LONGEST_TOLD) : value;
    }
    return said;
  };
  // Asked for when a batch is sent: the page may have told more by then.
  Object.defineProperty(BATCH, "person", {
    configurable: true,
    enumerable: !!subject,
    get: () => ({ subject, attributes: told() }),
  });
});
