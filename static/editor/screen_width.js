// @ts-check
// The page as it looks on a desktop, a tablet or a phone, whatever room there is for it: laid out at that width and scaled to fit.

/** Widths in CSS pixels. @type {Record<string, number>} */
const WIDTHS = { desktop: 1280, tablet: 768, phone: 375 };
const KEY = "cairn:screen";

/** Lays the frame out anew; the rectangles inside stay those of the page. */
function fit() {
  const box = /** @type {HTMLElement | null} */ (document.querySelector(".snapshot-box"));
  const frame = /** @type {HTMLElement | null} */ (box?.querySelector("iframe") ?? null);
  if (!box || !frame || !box.clientWidth) return;
  const screen = chosen();
  const wished = screen === "desktop" ? Math.max(WIDTHS.desktop, box.clientWidth) : WIDTHS[screen];
  // A picture is as wide as the window that it was drawn in.
  const width = Number(frame.dataset.width) || wished;
  const scale = Math.min(1, box.clientWidth / width);
  Object.assign(frame.style, {
    inlineSize: `${width}px`,
    blockSize: `${box.clientHeight / scale}px`,
    transform: scale === 1 ? "" : `scale(${scale})`,
    insetInlineStart: `${Math.max(0, (box.clientWidth - width * scale) / 2)}px`,
  });
  for (const choice of document.querySelectorAll("[data-screen]"))
    choice.setAttribute("aria-pressed", String(choice.getAttribute("data-screen") === chosen()));
}

function chosen() {
  try {
    const kept = localStorage.getItem(KEY) ?? "";
    return Object.hasOwn(WIDTHS, kept) ? kept : "desktop";
  } catch {
    return "desktop";
  }
}

const sizes = new ResizeObserver(fit);
/** @type {Element | null} */
let watched = null;

/** After the workbench was drawn anew. */
export function refit() {
  const box = document.querySelector(".snapshot-box");
  if (box !== watched) {
    sizes.disconnect();
    if (box) sizes.observe(box);
    watched = box;
  }
  fit();
}

document.addEventListener("click", (event) => {
  const choice = event.target instanceof Element ? event.target.closest("[data-screen]") : null;
  if (!choice) return;
  try {
    localStorage.setItem(KEY, choice.getAttribute("data-screen") ?? "");
  } catch {
    // Storage is blocked: it is a desktop again after a reload.
  }
  fit();
});
