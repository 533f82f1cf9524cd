// @ts-check
import { Picker } from "./picker.js";

// The picker in a snapshot's frame. The frame's origin is opaque; it listens to its parent alone, and only to Cairn's own origin.

const editor = new URL(import.meta.url).origin;
/** @type {Picker | null} */
let picker = null;

addEventListener("message", (event) => {
  if (event.source !== parent || event.origin !== editor || event.data?.cairn !== "picker" || event.ports.length !== 1) return;
  picker?.stop();
  picker = new Picker(event.ports[0]);
});

// A snapshot leads nowhere: neither its links nor its forms do anything, whether or not somebody is pointing.
for (const name of ["click", "auxclick", "submit"]) {
  addEventListener(name, (event) => {
    if (event.composedPath().some((target) => target instanceof Element && /^(a|area|form)$/.test(target.localName) && target.hasAttribute("data-cairn-node"))) {
      event.preventDefault();
    }
  }, { capture: true });
}
