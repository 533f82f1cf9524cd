// @ts-check
import { DECORATIONS } from "./registries.js";

/** Steps that are not as wide as their theme says. */
DECORATIONS.push(({ step, layer }) => {
  if (step.width) layer.style.setProperty("--cairn-width", step.width + "px");
});
