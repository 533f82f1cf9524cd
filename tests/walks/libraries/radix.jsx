import { Dialog, DropdownMenu, Popover, Select } from "radix-ui";
import { createRoot } from "react-dom/client";

const chosen = () => (document.title = "chosen");

createRoot(document.querySelector("main")).render(
  <>
    <Dialog.Root>
      <Dialog.Trigger data-it="open-dialog">Dialog</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog" aria-describedby={undefined}>
          <Dialog.Title>Title</Dialog.Title>
          <button data-it="dialog-a">A</button>
          <button data-it="dialog-b" onClick={chosen}>B</button>
          <Dialog.Close>Leave</Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
    <DropdownMenu.Root>
      <DropdownMenu.Trigger data-it="open-menu">Menu</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="list">
          <DropdownMenu.Item data-it="menu-a">A</DropdownMenu.Item>
          <DropdownMenu.Item data-it="menu-b" onSelect={chosen}>B</DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
    <Select.Root onValueChange={chosen}>
      <Select.Trigger data-it="open-select" aria-label="Select">
        <Select.Value placeholder="Select" />
      </Select.Trigger>
      <Select.Portal>
        <Select.Content className="list" position="popper">
          <Select.Viewport>
            <Select.Item data-it="select-a" value="a">
              <Select.ItemText>A</Select.ItemText>
            </Select.Item>
            <Select.Item data-it="select-b" value="b">
              <Select.ItemText>B</Select.ItemText>
            </Select.Item>
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
    <Popover.Root>
      <Popover.Trigger data-it="open-popover">Popover</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="list">
          <button data-it="popover-a">A</button>
          <button data-it="popover-b" onClick={chosen}>B</button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  </>,
);
