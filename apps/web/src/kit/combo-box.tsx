import { ChevronDown } from "lucide-react";
import type { ReactElement } from "react";
import {
  Button,
  ComboBox as AriaComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from "react-aria-components";

interface ComboBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly description?: string;
  /** For options that are searched elsewhere; absent: the given ones are filtered. */
  readonly search?: { readonly text: string; readonly onChange: (text: string) => void };
}

export function ComboBox({ label, value, onChange, options, description, search }: ComboBoxProps): ReactElement {
  return (
    <AriaComboBox
      className="field"
      menuTrigger="focus"
      {...(search === undefined
        ? { defaultItems: options }
        : { items: options, inputValue: search.text, onInputChange: search.onChange, allowsEmptyCollection: true })}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
    >
      <Label className="field-label">{label}</Label>
      <div className="combo">
        <Input className="input" />
        <Button className="combo-button">
          <ChevronDown size={15} aria-hidden />
        </Button>
      </div>
      {description !== undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <Popover className="popover popover-long">
        <ListBox className="listbox" renderEmptyState={() => <div className="listbox-item faint">No matches</div>}>
          {(option: { readonly id: string; readonly label: string }) => (
            <ListBoxItem id={option.id} textValue={option.label} className="listbox-item">
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
