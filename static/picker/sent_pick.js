// @ts-check
import { description } from "./skeleton.js";

/**
 * Sends what was pointed at, for the step that is worked on or for a new one, and says what became of it.
 * @param {ReturnType<typeof import("./builder_client.js").builderClient>} cairn
 * @param {import("./built_steps.js").BuiltSteps} steps
 * @param {Element} element
 * @param {number} number
 * @param {Element | null} opener what was pressed to bring it
 * @returns {Promise<{became: "saved" | "refused" | "disputed" | "over", problem: string, answer: any}>}
 */
export async function sendPick(cairn, steps, element, number, opener) {
  const { after, chosen, seen } = steps;
  const asked = after === null ? { step: chosen, seen } : { after };
  try {
    const answer = await cairn.pick(description(element, number, { opener, ...asked }));
    const { status, problem = "" } = answer;
    const refusal = status === 409 ? "disputed" : status === 403 || status === 410 ? "over" : "refused";
    return { became: problem ? refusal : "saved", problem, answer };
  } catch (problem) {
    return { became: "refused", problem: /** @type {Error} */ (problem).message, answer: null };
  }
}
