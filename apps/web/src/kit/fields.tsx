import { ChevronDown, Search, X } from "lucide-react";
import type { ReactElement, RefObject } from "react";
import {
  Button,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField as AriaSearchField,
  Select as AriaSelect,
  SelectValue,
  Text,
  TextArea,
  TextField as AriaTextField,
} from "react-aria-components";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string;
  readonly placeholder?: string;
  /** Makes it a text area. */
  readonly rows?: number;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  readonly error?: string | null;
  readonly type?: "text" | "email" | "url";
  /** The text is code: an address, a cron expression. */
  readonly isCode?: boolean;
}

export function TextField(props: TextFieldProps): ReactElement {
  const { label, value, onChange, description, placeholder, rows, autoFocus = false, maxLength } = props;
  const { error = null, type = "text", isCode = false } = props;
  const limits = maxLength === undefined ? {} : { maxLength };
  const hint = placeholder === undefined ? {} : { placeholder };
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
      type={type}
      isInvalid={error !== null}
      // The page shows its own error texts.
      validationBehavior="aria"
      {...limits}
    >
      <Label className="field-label">{label}</Label>
      {rows === undefined ? (
        <Input className={isCode ? "input mono" : "input"} {...hint} {...(isCode && { spellCheck: false })} />
      ) : (
        <TextArea className="input input-area" rows={rows} {...hint} spellCheck={false} />
      )}
      {description !== undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder: string;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
}

export function SearchField({ label, value, onChange, placeholder, inputRef }: SearchFieldProps): ReactElement {
  return (
    <AriaSearchField className="search" aria-label={label} value={value} onChange={onChange}>
      <Search size={15} aria-hidden className="search-icon" />
      <Input className="input search-input" placeholder={placeholder} {...(inputRef && { ref: inputRef })} />
      <kbd className="search-key" aria-hidden>
        /
      </kbd>
      <Button className="search-clear">
        <X size={14} aria-hidden />
      </Button>
    </AriaSearchField>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly id: string; readonly label: string; readonly note?: string }[];
  /** Shows the label to screen readers only. */
  readonly isLabelHidden?: boolean;
}

export function Select({ label, value, onChange, options, isLabelHidden = false }: SelectProps): ReactElement {
  return (
    <AriaSelect
      className="field select"
      value={value}
      onChange={(key) => onChange(String(key))}
      {...(isLabelHidden ? { "aria-label": label } : {})}
    >
      {!isLabelHidden && <Label className="field-label">{label}</Label>}
      <Button className="input select-button">
        <SelectValue className="cut">
          {({ defaultChildren, selectedItem }) => selectedLabel(selectedItem) ?? defaultChildren}
        </SelectValue>
        <ChevronDown size={15} aria-hidden />
      </Button>
      <Popover className="popover">
        <ListBox className="listbox" items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="listbox-item">
              <span>{option.label}</span>
              {option.note !== undefined && <span className="faint num">{option.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** The option's name without its note. */
function selectedLabel(item: unknown): string | null {
  return typeof item === "object" && item !== null && "label" in item ? String(item.label) : null;
}
