// @ts-check
import { visited } from "./judge/visitor_memory.js";
import { FACTS } from "./registries.js";
import { clockOffset } from "./storage.js";

/**
 * What rules may ask about this page view and its visitor.
 * @param {import("./player.d.ts").Player} player
 * @param {boolean} [isNewView] a page view that has just begun is counted
 * @returns {import("./judge/rules.js").Facts}
 */
export function factsOf({ config, storage, attributes, requests }, isNewView) {
  return storage.changeMemory((memory, today) => {
    const now = Date.now();
    if (isNewView) {
      visited(memory, now);
      // A browser counts itself once in a month of UTC.
      const month = new Date(now).toJSON().slice(0, 7);
      if (memory.head.month != month) requests.count({ figure: "active" }, true);
      memory.head.month = month;
    }
    const facts = {
      url: location.href,
      now,
      offset: clockOffset(),
      zone: config.zone,
      today,
      memory,
      tab: [storage.readTab().shown].flat(),
      attributes,
      kept: storage,
      requests,
    };
    return Object.assign(facts, ...FACTS.map((read) => read()));
  });
}
