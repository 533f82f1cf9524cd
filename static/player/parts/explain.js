// @ts-check
import { explain } from "../explain/reasons.js";

/**
 * Why a guide shows or not: each rule of what is live with what it wanted and what it saw.
 * @param {string} id
 * @param {import("../registries.js").Asked} player
 */
export async function open(id, { send, environment, facts, tab }) {
  const release = await send(`guides.json?environment=${environment}`);
  return explain(id, release, { ...facts(), zone: release.zone }, tab().at?.[0]);
}
