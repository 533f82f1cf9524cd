import "bootstrap/dist/css/bootstrap.css";
import { Popover } from "bootstrap";

document.querySelector("main").innerHTML = `
<button data-it="open-dialog" class="btn" data-bs-toggle="modal" data-bs-target="#modal">Dialog</button>
<div id="modal" class="modal fade" tabindex="-1" aria-labelledby="heading"><div class="modal-dialog"><div class="modal-content">
  <h5 id="heading">Title</h5><button data-it="dialog-a">A</button><button data-it="dialog-b">B</button>
  <button data-bs-dismiss="modal">Leave</button>
</div></div></div>
<div class="dropdown" style="display: inline-block">
  <button data-it="open-menu" class="btn dropdown-toggle" data-bs-toggle="dropdown">Menu</button>
  <ul class="dropdown-menu"><li><button data-it="menu-a" class="dropdown-item">A</button></li>
  <li><button data-it="menu-b" class="dropdown-item">B</button></li></ul>
</div>
<button data-it="open-popover" class="btn">Popover</button>`;

const content = document.createElement("div");
content.innerHTML = '<button data-it="popover-a">A</button><button data-it="popover-b">B</button>';
const { body } = document;
new Popover("[data-it=open-popover]", { content, html: true, container: body, placement: "bottom", trigger: "click", sanitize: false });
body.addEventListener("click", ({ target }) => target.dataset.it?.endsWith("-b") && (document.title = "chosen"));
