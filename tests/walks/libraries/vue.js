import {
  DialogClose,
  DialogContent,
  DialogOverlay,
  DialogPortal,
  DialogRoot,
  DialogTitle,
  DialogTrigger,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuPortal,
  DropdownMenuRoot,
  DropdownMenuTrigger,
  PopoverContent,
  PopoverPortal,
  PopoverRoot,
  PopoverTrigger,
  SelectContent,
  SelectItem,
  SelectItemText,
  SelectPortal,
  SelectRoot,
  SelectTrigger,
  SelectValue,
  SelectViewport,
} from "reka-ui";
import { createApp, h } from "vue";

const chosen = () => (document.title = "chosen");
const of = (type, props, ...children) => h(type, props, () => children);
const option = (id) => of(SelectItem, { "data-it": `select-${id}`, value: id }, of(SelectItemText, {}, id.toUpperCase()));

const dialog = () =>
  of(
    DialogRoot,
    {},
    of(DialogTrigger, { "data-it": "open-dialog" }, "Dialog"),
    of(
      DialogPortal,
      {},
      of(DialogOverlay, { class: "overlay" }),
      of(
        DialogContent,
        { class: "dialog", "aria-describedby": undefined },
        of(DialogTitle, {}, "Title"),
        h("button", { "data-it": "dialog-a" }, "A"),
        h("button", { "data-it": "dialog-b", onClick: chosen }, "B"),
        of(DialogClose, {}, "Leave"),
      ),
    ),
  );
const menu = () =>
  of(
    DropdownMenuRoot,
    {},
    of(DropdownMenuTrigger, { "data-it": "open-menu" }, "Menu"),
    of(
      DropdownMenuPortal,
      {},
      of(
        DropdownMenuContent,
        { class: "list" },
        of(DropdownMenuItem, { "data-it": "menu-a" }, "A"),
        of(DropdownMenuItem, { "data-it": "menu-b", onSelect: chosen }, "B"),
      ),
    ),
  );
const select = () =>
  of(
    SelectRoot,
    { "onUpdate:modelValue": chosen },
    of(SelectTrigger, { "data-it": "open-select", "aria-label": "Select" }, of(SelectValue, { placeholder: "Select" })),
    of(SelectPortal, {}, of(SelectContent, { class: "list", position: "popper" }, of(SelectViewport, {}, option("a"), option("b")))),
  );
const popover = () =>
  of(
    PopoverRoot,
    {},
    of(PopoverTrigger, { "data-it": "open-popover" }, "Popover"),
    of(
      PopoverPortal,
      {},
      of(PopoverContent, { class: "list" }, h("button", { "data-it": "popover-a" }, "A"), h("button", { "data-it": "popover-b", onClick: chosen }, "B")),
    ),
  );

createApp(() => [dialog(), menu(), select(), popover()]).mount("main");
