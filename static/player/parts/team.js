// @ts-check
/**
 * The site's own team is shown guides and not counted, in this browser, until it is off. What a visitor asked for stays.
 * @param {string | undefined} argument "off" to be counted again
 * @param {import("../player.d.ts").PartHost} host
 */
export function open(argument, { changeMemory }) {
  changeMemory((memory) => {
    if (memory.optedOut != 1) memory.optedOut = argument ? 0 : 2;
  });
}
