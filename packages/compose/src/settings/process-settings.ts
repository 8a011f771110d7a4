import type { Settings } from "@rollcall/settings";
import type { Identity } from "./identity.ts";
import { freshFor, type VerificationSettings, servedEgresses } from "@rollcall/core";
import { isOwnAddress } from "@rollcall/prober";

/** The settings as the use cases want them, of a process that takes no turns. */
export function verificationSettings(
  settings: Settings,
  { heloName, mailFrom }: Pick<Identity, "heloName" | "mailFrom">,
): VerificationSettings {
  return {
    egresses: settings.egresses ?? [{ name: "main", bindAddress: null, heloName, mailFrom }],
    served: [],
    freshFor: freshFor(settings.freshDays),
    retryScheduleMs: settings.retryScheduleMs,
    pacing: settings.pacing,
    roleIsRisky: false,
    smtpPort: settings.smtpPort,
    allowPrivateAddresses: settings.allowPrivateAddresses,
  };
}

/**
 * The settings as the use cases want them, of a process that takes turns: from the egresses that its machine has. Rejects with
 * NoEgressError where it has none.
 */
export async function workerSettings(
  settings: Settings,
  identity: Pick<Identity, "heloName" | "mailFrom">,
): Promise<VerificationSettings> {
  const verification = verificationSettings(settings, identity);
  const served = await servedEgresses(verification.egresses, settings.servedEgresses, isOwnAddress);
  return { ...verification, served };
}

/** Settings of a process that is one of several. */
interface ServiceSettings extends Settings {
  readonly databaseUrl: string;
  readonly heloName: string;
  readonly mailFrom: string;
}

/** A process by itself lacks a setting; the message is a sentence for the operator. */
class MissingSettingError extends Error {
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
