// @ts-check
import { DRESS } from "./registries.js";

/** A theme that follows the page: light or dark as the page itself is now, whatever the system prefers. */
DRESS.push(({ told: { theme }, layer }) => {
  if (theme.mode != "host") return;
  const { documentElement: root, body } = document;
  const scheme = getComputedStyle(root).colorScheme;
  const ground = [body, root]
    .map(
      (element) =>
        getComputedStyle(element)
          .backgroundColor.match(/[\d.]+/g)
          ?.map(Number) ?? [],
    )
    .find(([, , , alpha = 1]) => alpha);
  const [red, green, blue] = ground ?? (/^dark/.test(scheme) ? [0, 0, 0] : [255, 255, 255]);
  layer.style.colorScheme = red * 0.3 + green * 0.6 + blue * 0.1 < 110 ? "dark" : "light";
});
