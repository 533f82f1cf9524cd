// @ts-check
import { reveal } from "../reveal.js";

/** A target is out of sight. @param {{target: Element}} action */
export const open = ({ target }) => reveal(target);
