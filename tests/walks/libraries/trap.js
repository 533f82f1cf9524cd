import { createFocusTrap } from "focus-trap";

document.querySelector("main").innerHTML = `
<button data-it="open-dialog">Dialog</button>
<div id="panel" class="dialog" hidden><p>Title</p><button data-it="dialog-a">A</button><button data-it="dialog-b">B</button></div>`;

const panel = document.querySelector("#panel");
const trap = createFocusTrap(panel, { clickOutsideDeactivates: false, onDeactivate: () => (panel.hidden = true) });
document.querySelector("[data-it=open-dialog]").addEventListener("click", () => {
  panel.hidden = false;
  trap.activate();
});
document.querySelector("[data-it=dialog-b]").addEventListener("click", () => (document.title = "chosen"));
