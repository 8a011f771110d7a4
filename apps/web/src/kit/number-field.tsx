import type { ReactElement } from "react";
import { Group, Input, Label, NumberField as AriaNumberField, Text } from "react-aria-components";

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  readonly description?: string;
  readonly isLabelHidden?: boolean;
}

export function NumberField(props: NumberFieldProps): ReactElement {
  const { label, value, onChange, min, max, unit, description, isLabelHidden = false } = props;
  return (
    <AriaNumberField
      className="field"
      value={value}
      minValue={min}
      maxValue={max}
      step={1}
      onChange={(next) => onChange(Number.isNaN(next) ? min : next)}
      {...(isLabelHidden ? { "aria-label": label } : {})}
    >
      {!isLabelHidden && <Label className="field-label">{label}</Label>}
      <Group className="number">
        <Input className="input num" />
        <span className="soft">{unit}</span>
      </Group>
      {description !== undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
    </AriaNumberField>
  );
}
