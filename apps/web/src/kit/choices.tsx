import type { ReactElement } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { Check } from "lucide-react";

interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly means?: string;
  /** Shown at the end, such as a count. */
  readonly figure?: string;
}

interface ChoicesProps<Id extends string> {
  readonly label: string;
  readonly value: Id;
  readonly onChange: (value: Id) => void;
  readonly choices: readonly Choice<Id>[];
}

/** Radio buttons with explanations. */
export function Choices<Id extends string>({ label, value, onChange, choices }: ChoicesProps<Id>): ReactElement {
  return (
    <RadioGroup className="options" value={value} onChange={(id) => onChange(id as Id)}>
      <Label className="field-label">{label}</Label>
      {choices.map(({ id, label: name, means, figure }) => (
        <Radio key={id} value={id} className="option">
          <span className="option-dot" />
          <span className="option-text">
            <span>{name}</span>
            {means !== undefined && <span className="small faint">{means}</span>}
          </span>
          {figure !== undefined && <span className="num small soft">{figure}</span>}
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** The box of a checkbox; styled by the state of the checkbox around it. */
export function CheckMark(): ReactElement {
  return (
    <span className="check-mark" aria-hidden>
      <Check size={13} strokeWidth={3} />
    </span>
  );
}
