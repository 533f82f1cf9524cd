// @ts-check
/** CSS pixels of the shorter side below which a screen is a telephone's. */
const SMALL = 600;

/** The device class, by pointer and screen, as the numbers and the rules know it. */
export function device() {
  if (matchMedia("(pointer: fine)").matches) return "desktop";
  return Math.min(screen.width, screen.height) < SMALL ? "mobile" : "tablet";
}
