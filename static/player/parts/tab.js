// @ts-check
import { leadByTab } from "../layer_tab.js";

/** A card stands in a layer of the page. */
export const open = leadByTab;
