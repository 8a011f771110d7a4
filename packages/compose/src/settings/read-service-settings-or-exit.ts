import type { Environment, Settings } from "@rollcall/settings";
import { createLogger } from "@rollcall/telemetry";
import { readSettingsOrExit } from "./read-settings-or-exit.ts";

/** {@link readSettingsOrExit} for a program whose log is JSON unless a person reads it: so are its problems, in one line. */
export function readServiceSettingsOrExit(environment: Environment): Settings {
  if (process.stderr.isTTY) return readSettingsOrExit(environment);
  return readSettingsOrExit(environment, (sentence, problems) => {
    createLogger("info", 2).fatal({ problems }, [sentence, problems.join("; ")].filter(Boolean).join(": "));
  });
}
