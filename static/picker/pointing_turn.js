// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { holdClick, point } from "./element_pointer.js";
import { likeness } from "./lookalikes.js";
import { rectOf } from "./same_origin_frames.js";

/**
 * One turn of pointing on a live page, drawn by an overlay and with the bar out of the way, until the signal says stop.
 * @param {Element | null} from where walking begins
 * @param {object} wiring
 * @param {import("./overlay.js").Overlay} wiring.overlay
 * @param {import("./bar.js").Bar} wiring.bar
 * @param {(element: unknown) => boolean} wiring.isOurs
 * @param {(element: Element) => void} wiring.onHover
 * @param {(element: Element) => void} wiring.onPick
 * @param {() => void} wiring.onLeave
 * @param {AbortSignal} signal
 */
export function pointFrom(from, { overlay, bar, isOurs, onHover, onPick, onLeave }, signal) {
  const { style } = unshadowed(document).documentElement;
  style.setProperty("cursor", "crosshair", "important");
  signal.addEventListener("abort", () => style.removeProperty("cursor"));
  point({
    onHover(element) {
      onHover(element);
      overlay.outline(element);
      overlay.matches(likeness(element));
      bar.avoid(rectOf(element));
    },
    onPick(element) {
      holdClick();
      onPick(element);
    },
    onLeave,
    isOurs,
    from,
    signal,
  });
}
