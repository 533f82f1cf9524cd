import { Button, Dialog, DialogTitle, Menu, MenuItem, Popover, Select } from "@mui/material";
import { useState } from "react";
import { createRoot } from "react-dom/client";

const chosen = () => (document.title = "chosen");

function App() {
  const [open, setOpen] = useState("");
  const [anchor, setAnchor] = useState(null);
  const close = () => setOpen("");
  const opener = (name, label) => (
    <Button
      data-it={`open-${name}`}
      onClick={(event) => {
        setAnchor(event.currentTarget);
        setOpen(name);
      }}
    >
      {label}
    </Button>
  );
  return (
    <>
      {opener("dialog", "Dialog")}
      <Dialog open={open == "dialog"} onClose={close}>
        <DialogTitle>Title</DialogTitle>
        <Button data-it="dialog-a">A</Button>
        <Button data-it="dialog-b" onClick={chosen}>B</Button>
        <Button onClick={close}>Leave</Button>
      </Dialog>
      {opener("menu", "Menu")}
      <Menu open={open == "menu"} anchorEl={anchor} onClose={close}>
        <MenuItem data-it="menu-a" onClick={close}>A</MenuItem>
        <MenuItem data-it="menu-b" onClick={() => (chosen(), close())}>B</MenuItem>
      </Menu>
      <Select defaultValue="" onChange={chosen} SelectDisplayProps={{ "data-it": "open-select", "aria-label": "Select" }}>
        <MenuItem data-it="select-a" value="a">A</MenuItem>
        <MenuItem data-it="select-b" value="b">B</MenuItem>
      </Select>
      {opener("popover", "Popover")}
      <Popover open={open == "popover"} anchorEl={anchor} onClose={close}>
        <Button data-it="popover-a">A</Button>
        <Button data-it="popover-b" onClick={chosen}>B</Button>
      </Popover>
    </>
  );
}

createRoot(document.querySelector("main")).render(<App />);
