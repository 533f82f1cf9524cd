// @ts-check
/** The device class, by pointer and screen, as the numbers and the rules know it. */
export const device = () =>
  matchMedia("(pointer: fine)").matches ? "desktop" : Math.min(screen.width, screen.height) < 600 ? "mobile" : "tablet";
