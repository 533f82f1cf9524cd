// @ts-check
import { DRESS } from "./registries.js";

/** Steps that are not as wide as their theme says. */
DRESS.push(({ step, layer }) => {
  if (step.width) layer.style.setProperty("--width", step.width + "px");
});
