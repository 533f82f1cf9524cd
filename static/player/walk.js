// @ts-check

/**
 * A walk: one visitor's way through one tour, across the pages of a tab. The tab remembers where it is and which steps were painted,
 * so that each is counted once, on whichever page it comes to be seen.
 *
 * @param {string} id the guide's
 * @param {import("./storage.js").SiteStorage["readTab"]} readTab
 * @param {(at: [guide: string, step: string, ...painted: string[]]) => void} remember
 * @returns {Pick<import("./player.d.ts").Run, "save" | "savePainted">}
 */
export function walkOf(id, readTab, remember) {
  function paintedBefore() {
    const [guide, , ...painted] = readTab().at ?? [];
    return guide == id ? painted : [];
  }
  return {
    save(step) {
      const painted = paintedBefore();
      remember([id, step.id, ...painted]);
      return painted;
    },
    savePainted(step) {
      const painted = paintedBefore();
      if (!painted.includes(step.id)) remember([id, step.id, ...painted, step.id]);
      return painted;
    },
  };
}
