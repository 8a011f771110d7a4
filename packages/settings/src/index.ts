export type { FreshDays } from "./fresh-days.ts";
export type { ReadFile } from "./read-file.ts";
export { type Environment, readSettings, type SettingsResult } from "./read-settings.ts";
export type { EgressSetting, LogLevel, Settings } from "./settings.ts";
