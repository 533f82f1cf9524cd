// @ts-check
import { explain } from "../rules/explain.js";

/**
 * Why a guide shows or not: each rule with what it wanted and what it saw.
 * @param {Parameters<typeof explain>} asked
 */
export const open = (...asked) => explain(...asked);
