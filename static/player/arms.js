// @ts-check
import { CHECKS } from "./judge/checks.js";
import { percentage } from "./judge/percentage.js";
import { PREREQUISITES } from "./registries.js";

/**
 * Two versions of a guide at once: which of them a browser gets is its own, stable choice by chance, made before anything else is asked
 * about the guide, and before it starts, whoever asked for it. All that is counted of it names the version; the content of either comes
 * when the guide starts.
 * @param {any} guide
 * @param {import("./judge/visitor_memory.js").Memory} memory
 */
function giveVersion(guide, { head }) {
  const [name, percent, version, numbers] = guide.rules.arm ?? [];
  if (name && percentage(head.seed, guide.id + name) < percent) Object.assign(guide, { version, numbers });
}

CHECKS.arm = (_, { memory }, guide) => {
  giveVersion(guide, memory);
  return true;
};

PREREQUISITES.unshift(async (guide, { changeMemory }) => changeMemory((memory) => giveVersion(guide, memory)));
