import { Monitor, Moon, Sun } from "lucide-react";
import type { ReactElement } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { chooseTheme, useTheme, type Theme } from "./theme.ts";
import "./theme-switch.css";

const CHOICES = [
  { theme: "light", label: "Light", Icon: Sun },
  { theme: "system", label: "Like the system", Icon: Monitor },
  { theme: "dark", label: "Dark", Icon: Moon },
] as const;

export function ThemeSwitch(): ReactElement {
  const theme = useTheme();
  return (
    <RadioGroup
      className="theme-switch"
      aria-label="Colour theme"
      orientation="horizontal"
      value={theme}
      onChange={(value) => chooseTheme(value as Theme)}
    >
      {CHOICES.map(({ theme: value, label, Icon }) => (
        <Radio key={value} value={value} aria-label={label} className="theme-switch-choice">
          <Icon size={15} aria-hidden />
        </Radio>
      ))}
    </RadioGroup>
  );
}
