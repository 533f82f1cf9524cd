// @ts-check

/** Scrolls what was scrolled on the page of which this is a picture. @param {Document | Element} picture */
export function scrollPicture(picture) {
  for (const element of picture.querySelectorAll("[data-scroll]")) {
    const [left, top] = (element.getAttribute("data-scroll") ?? "").split(" ").map(Number);
    element.scrollTo({ left: left || 0, top: top || 0, behavior: "instant" });
  }
}
