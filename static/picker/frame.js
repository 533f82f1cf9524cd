// @ts-check
import { scrollPicture } from "./picture_scroll.js";
import { Picker } from "./picker.js";
import { uncover } from "./uncovered.js";

// The picker in a snapshot's frame. The frame's origin is opaque; it listens to its parent alone, and only to Cairn's own origin.

const editor = new URL(import.meta.url).origin;
/** @type {Picker | null} */
let picker = null;
/** @type {import("./uncovered.js").Uncovered[]} */
let uncovered = [];

/** A picture is as the page was; a page that was fetched has had no scripts to show it. */
function show() {
  scrollPicture(document);
  if (!document.querySelector("[data-picture]")) uncovered = uncover(document);
  picker?.uncovered(uncovered);
}

if (document.readyState === "complete") show();
else addEventListener("load", show);

addEventListener("message", (event) => {
  if (event.source !== parent || event.origin !== editor || event.data?.cairn !== "picker" || event.ports.length !== 1) return;
  picker?.stop();
  picker = new Picker(event.ports[0]);
  picker.uncovered(uncovered);
});

// A snapshot leads nowhere: neither its links nor its forms do anything, whether or not somebody is pointing.
for (const name of ["click", "auxclick", "submit"]) {
  addEventListener(
    name,
    (event) => {
      if (
        event
          .composedPath()
          .some(
            (target) =>
              target instanceof Element && /^(a|area|form)$/.test(target.localName) && target.hasAttribute("data-cairn-node"),
          )
      ) {
        event.preventDefault();
      }
    },
    { capture: true },
  );
}

// A modal that is only looked at must not take the keyboard from the author who is typing beside it, and showing one always does:
// here it is an open dialog over a veil.
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
  if (this.classList.contains("clear")) return;
  const veil = document.createElement("div");
  veil.style.cssText = "position: fixed; inset: 0; background: #0d121ca0; pointer-events: auto";
  this.before(veil);
};
