// @ts-check

/** A number from 0 up to, not including, 100 that a browser always has for a name. @type {(seed: number, name: string) => number} */
export function percentage(seed, name) {
  let hash = 0;
  for (const character of seed + name) hash = Math.imul(hash ^ character.charCodeAt(0), 0x5bd1e995) ^ (hash >>> 15);
  return ((hash >>> 9) % 10_000) / 100;
}

/** Whether a browser is of those that are not shown a guide, to compare. @type {(seed: number, id: string, percent: number) => boolean} */
export const isHeldOut = (seed, id, percent) => percentage(seed, id + ":hold") < percent;
