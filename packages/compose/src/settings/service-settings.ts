import type { Settings } from "@rollcall/settings";

/** Settings of a process that is one of several. */
export interface ServiceSettings extends Settings {
  readonly databaseUrl: string;
  readonly heloName: string;
  readonly mailFrom: string;
}

/** A process by itself lacks a setting; the message is a sentence for the operator. */
export class MissingSettingError extends Error {
  override readonly name = "MissingSettingError";
  readonly code = "missing_setting" as const;
}

/**
 * The settings of a process that works with others. All of them must introduce themselves alike, or greylists take each for
 * a stranger; and they share a database. Throws MissingSettingError.
 */
export function serviceSettings(settings: Settings): ServiceSettings {
  const { databaseUrl, egresses } = settings;
  const heloName = settings.heloName ?? egresses?.[0]?.heloName;
  const mailFrom = settings.mailFrom ?? egresses?.[0]?.mailFrom;
  if (databaseUrl === null)
    throw new MissingSettingError("A process by itself needs DATABASE_URL, the same one as every other process.");
  if (heloName === undefined || mailFrom === undefined)
    throw new MissingSettingError(
      "A process by itself needs HELO_NAME and MAIL_FROM, or EGRESS_FILE, the same ones as every other process.",
    );
  return { ...settings, databaseUrl, heloName, mailFrom };
}
