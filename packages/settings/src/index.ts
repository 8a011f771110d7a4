export type { FreshDays } from "./fresh-days.ts";
export { type Environment, readSettings, type ReadFile, type SettingsResult } from "./read-settings.ts";
export type { EgressSetting, LogLevel, Settings } from "./settings.ts";
