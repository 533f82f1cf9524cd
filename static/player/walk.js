// @ts-check

/**
 * A walk: one visitor's way through one tour, across the pages of a tab. The tab remembers where it is and what was counted of it, so
 * that each is counted once, on whichever page it happens: `*` that it started, a step's id that it was painted, `?` before it that its
 * target was missing, `!` that the page was left.
 *
 * @param {string} id the guide's
 * @param {import("./storage.js").SiteStorage["readTab"]} readTab
 * @param {(at: [guide: string, step: string, ...counted: string[]]) => void} remember
 * @returns {import("./player.d.ts").Run["save"]}
 */
export const walkOf =
  (id, readTab, remember) =>
  (step, ...marks) => {
    const [guide, , ...counted] = readTab().at ?? [];
    const before = guide == id ? counted : [];
    remember([id, step.id, ...new Set([...before, ...marks])]);
    return before;
  };
