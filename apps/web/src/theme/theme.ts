import { useSyncExternalStore } from "react";
import { recall, remember } from "../kit/memory.ts";

export type Theme = "system" | "light" | "dark";

/** The key that public/theme.js reads before the first paint. */
const THEME_KEY = "rollcall.theme";
const listeners = new Set<() => void>();

/** The remembered theme; the system's where none was chosen. */
function currentTheme(): Theme {
  const stored = recall(THEME_KEY);
  return stored === "light" || stored === "dark" ? stored : "system";
}

/** Switches the theme now and remembers it. */
export function chooseTheme(theme: Theme): void {
  remember(THEME_KEY, theme === "system" ? null : theme);
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  for (const listener of listeners) listener();
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentTheme);
}
