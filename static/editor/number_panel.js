// @ts-check
// Screens of numbers: they ask for newer figures only while somebody looks, keep open what was opened, and read their charts aloud.

/** The element of a request or a change that htmx announces. @param {Event} event */
const about = (event) => (event.target instanceof Element ? event.target : null);

// Nobody sees a page in the background: it asks again when it is looked at.
document.addEventListener("htmx:before:request", (event) => {
  if (document.hidden && about(event)?.matches("[data-poll]")) event.preventDefault();
});

// What a reader opened stays open while the figures around it change.
/** @type {Set<string>} */
const opened = new Set();
document.addEventListener(
  "toggle",
  ({ target }) => {
    if (target instanceof HTMLDetailsElement) opened[target.open ? "add" : "delete"](target.id);
  },
  { capture: true },
);
document.addEventListener("htmx:after:swap", () => {
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
});

// One definition at a time, and none once somebody presses elsewhere.
document.addEventListener("click", ({ target }) => {
  for (const open of document.querySelectorAll("details.why[open]")) {
    if (!(target instanceof Node && open.contains(target))) open.removeAttribute("open");
  }
});
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector("details.why[open]");
  if (!open) return;
  open.removeAttribute("open");
  /** @type {HTMLElement | null} */ (open.querySelector("summary"))?.focus();
});

/** Says the figures of one span of a chart, and shows which it is. @param {Element} span */
function say(span) {
  const chart = span.closest("section");
  const here = chart?.querySelector("[data-said-here]");
  if (!chart || !here) return;
  for (const one of chart.querySelectorAll(".is-read")) one.classList.remove("is-read");
  span.classList.add("is-read");
  here.classList.add("is-said");
  here.textContent = span.getAttribute("data-said");
}

document.addEventListener("pointerover", (event) => {
  const span = about(event)?.closest("[data-said]");
  if (span) say(span);
});

/** How far a key goes along a chart. @type {Record<string, number>} */
const WAYS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

document.addEventListener("keydown", (event) => {
  const chart = about(event);
  const way = WAYS[event.key];
  if (!chart?.matches("[data-trend]") || !way) return;
  event.preventDefault();
  const spans = [...chart.querySelectorAll("[data-said]")];
  const read = spans.findIndex((span) => span.classList.contains("is-read"));
  const from = read < 0 ? (way < 0 ? spans.length : -1) : read;
  const span = spans[Math.min(Math.max(from + way, 0), spans.length - 1)];
  if (span) say(span);
});
