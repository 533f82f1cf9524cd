import anchor from "@alpinejs/anchor";
import focus from "@alpinejs/focus";
import ui from "@alpinejs/ui";
import Alpine from "alpinejs";

document.querySelector("main").innerHTML = `
<div x-data="{ open: false }">
  <button data-it="open-dialog" @click="open = true">Dialog</button>
  <div x-dialog x-model="open"><div x-dialog:overlay class="overlay"></div><div x-dialog:panel class="dialog"><h2 x-dialog:title>Title</h2>
    <button data-it="dialog-a">A</button><button data-it="dialog-b" @click="document.title = 'chosen'">B</button>
    <button @click="open = false">Leave</button></div></div>
</div>
<div x-data><div x-menu><button x-menu:button x-ref="button" data-it="open-menu">Menu</button>
  <div x-menu:items class="list" x-cloak><button x-menu:item data-it="menu-a">A</button>
  <button x-menu:item data-it="menu-b" @click="document.title = 'chosen'">B</button></div></div></div>
<div x-data="{ value: '' }" x-effect="value && (document.title = 'chosen')"><div x-listbox x-model="value">
  <button x-listbox:button data-it="open-select">Select</button><ul x-listbox:options class="list" x-cloak>
  <li x-listbox:option data-it="select-a" value="a">A</li><li x-listbox:option data-it="select-b" value="b">B</li></ul></div></div>
<div x-data="{ open: false }"><button data-it="open-popover" @click="open = !open">Popover</button>
  <div x-show="open" x-trap="open" @click.outside="open = false" @keydown.escape.window="open = false" class="list">
  <button data-it="popover-a">A</button><button data-it="popover-b" @click="document.title = 'chosen'">B</button></div></div>`;

window.Alpine = Alpine;
Alpine.plugin([anchor, focus, ui]);
Alpine.start();
