// @ts-check
import { CHECKS } from "./judge/checks.js";
import { percentage } from "./judge/percentage.js";
import { FACTS } from "./registries.js";

/**
 * Two versions of a guide at once: which of them a browser gets is its own, stable choice by chance, made before anything is asked about
 * the guide. All that is counted of it names the version; the content of either comes when the guide starts.
 */
FACTS.push((guides, { head }) => {
  for (const guide of guides) {
    const [name, percent, version] = guide.rules.arm ?? [];
    if (name && percentage(head.seed, guide.id + name) < percent) guide.version = version;
  }
});

CHECKS.arm = () => true;
