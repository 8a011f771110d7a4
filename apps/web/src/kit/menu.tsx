import { Ellipsis } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { Button } from "./button.tsx";

export interface MenuChoice {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onAction: () => void;
  readonly danger?: boolean;
}

interface MenuProps {
  readonly label: string;
  readonly choices: readonly MenuChoice[];
  readonly trigger?: ReactElement;
}

/** A menu behind a button, by default three dots. */
export function Menu({ label, choices, trigger }: MenuProps): ReactElement {
  return (
    <MenuTrigger>
      {trigger ?? <Button aria-label={label} icon={<Ellipsis size={17} aria-hidden />} />}
      <Popover className="popover" placement="bottom end">
        <AriaMenu className="menu" aria-label={label}>
          {choices.map(({ label: text, icon, onAction, danger = false }) => (
            <MenuItem key={text} onAction={onAction} className={danger ? "menu-item menu-item-danger" : "menu-item"}>
              {icon}
              {text}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
