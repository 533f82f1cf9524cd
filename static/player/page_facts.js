// @ts-check
import { isNewMonth, visited } from "./judge/visitor_memory.js";
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
      if (isNewMonth(memory, now)) requests.count({ figure: "active" }, true);
    }
    const { zone } = config;
    const tab = [storage.readTab().shown].flat();
    const facts = {
      url: location.href,
      now,
      offset: clockOffset(),
      zone,
      today,
      memory,
      tab,
      attributes,
      kept: storage,
      requests,
    };
    return Object.assign(facts, ...FACTS.map((read) => read()));
  });
}
