import { Monitor, Moon, Sun } from "lucide-react";
import { useId, useSyncExternalStore, type ReactElement } from "react";
import { recall, remember } from "../kit/memory.ts";
import "./theme-switch.css";

const THEMES = [
  { theme: "light", label: "Light", Icon: Sun },
  { theme: "system", label: "System", Icon: Monitor },
  { theme: "dark", label: "Dark", Icon: Moon },
] as const;

type Theme = (typeof THEMES)[number]["theme"];

/** The key that public/theme.js reads before the first paint. */
const THEME_KEY = "rollcall.theme";
const listeners = new Set<() => void>();

export function ThemeSwitch(): ReactElement {
  const current = useSyncExternalStore(subscribe, currentTheme);
  const name = useId();
  return (
    <fieldset className="theme-switch">
      <legend className="sr-only">Colour theme</legend>
      {THEMES.map(({ theme, label, Icon }) => (
        <label key={theme} className="theme-switch-choice" title={label}>
          <input
            type="radio"
            className="sr-only"
            name={name}
            aria-label={label}
            checked={theme === current}
            onChange={() => chooseTheme(theme)}
          />
          <Icon size={15} aria-hidden />
        </label>
      ))}
    </fieldset>
  );
}

function currentTheme(): Theme {
  const stored = recall(THEME_KEY);
  return stored === "light" || stored === "dark" ? stored : "system";
}

function chooseTheme(theme: Theme): void {
  remember(THEME_KEY, theme === "system" ? null : theme);
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
