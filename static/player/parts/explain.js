// @ts-check
import { explain } from "../explain/reasons.js";

/**
 * Why a guide shows or not: each rule of what is live with what it wanted and what it saw.
 * @param {string} id
 * @param {import("../player.d.ts").PartHost} host
 */
export async function open(id, { send, environment, facts, readTab }) {
  const release = await send(`guides.json?environment=${environment}`);
  return explain(id, release, { ...facts(), zone: release.zone }, readTab().at?.[0]);
}
