// @ts-check
import { DECORATIONS } from "./registries.js";
import { pageDocument } from "./unshadowed.js";

/** A theme that follows the page: light or dark as the page itself is now, whatever the system prefers. */
DECORATIONS.push(({ presentation: { theme }, layer }) => {
  if (theme.mode != "host") return;
  const root = pageDocument.documentElement;
  const { colorScheme } = getComputedStyle(root);
  const bare = /^dark/.test(colorScheme) ? [0, 0, 0] : [255, 255, 255];
  const [red, green, blue] = backgroundOf(pageDocument.body) ?? backgroundOf(root) ?? bare;
  const brightness = red * 0.3 + green * 0.6 + blue * 0.1;
  layer.style.colorScheme = brightness < 110 ? "dark" : "light";
});

/** The parts of its colour; nothing when it lets through what is behind it. @param {Element} element */
function backgroundOf(element) {
  const parts =
    getComputedStyle(element)
      .backgroundColor.match(/[\d.]+/g)
      ?.map(Number) ?? [];
  const [, , , alpha = 1] = parts;
  return alpha ? parts : undefined;
}
