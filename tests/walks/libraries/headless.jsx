import {
  Dialog,
  DialogPanel,
  DialogTitle,
  Listbox,
  ListboxButton,
  ListboxOption,
  ListboxOptions,
  Menu,
  MenuButton,
  MenuItem,
  MenuItems,
  Popover,
  PopoverButton,
  PopoverPanel,
} from "@headlessui/react";
import { useState } from "react";
import { createRoot } from "react-dom/client";

const chosen = () => (document.title = "chosen");

function App() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button data-it="open-dialog" onClick={() => setOpen(true)}>Dialog</button>
      <Dialog open={isOpen} onClose={setOpen}>
        <div className="overlay" aria-hidden="true" />
        <DialogPanel className="dialog">
          <DialogTitle>Title</DialogTitle>
          <button data-it="dialog-a">A</button>
          <button data-it="dialog-b" onClick={chosen}>B</button>
          <button onClick={() => setOpen(false)}>Leave</button>
        </DialogPanel>
      </Dialog>
      <Menu>
        <MenuButton data-it="open-menu">Menu</MenuButton>
        <MenuItems anchor="bottom" className="list">
          <MenuItem><button data-it="menu-a">A</button></MenuItem>
          <MenuItem><button data-it="menu-b" onClick={chosen}>B</button></MenuItem>
        </MenuItems>
      </Menu>
      <Listbox onChange={chosen}>
        <ListboxButton data-it="open-select">Select</ListboxButton>
        <ListboxOptions anchor="bottom" className="list">
          <ListboxOption data-it="select-a" value="a">A</ListboxOption>
          <ListboxOption data-it="select-b" value="b">B</ListboxOption>
        </ListboxOptions>
      </Listbox>
      <Popover>
        <PopoverButton data-it="open-popover">Popover</PopoverButton>
        <PopoverPanel anchor="bottom" className="list">
          <button data-it="popover-a">A</button>
          <button data-it="popover-b" onClick={chosen}>B</button>
        </PopoverPanel>
      </Popover>
    </>
  );
}

createRoot(document.querySelector("main")).render(<App />);
