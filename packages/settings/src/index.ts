export type { FreshDays } from "./fresh-days.ts";
export { type Environment, readSettings, type SettingsResult } from "./read-settings.ts";
export type { EgressSetting, LogLevel, Settings, ReadFile } from "./settings.ts";
