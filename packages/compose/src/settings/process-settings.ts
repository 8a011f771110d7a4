import { freshFor, type NamedEgress, type VerificationSettings, servedEgresses } from "@rollcall/core";
import { isOwnAddress } from "@rollcall/prober";
import type { EgressSetting, Settings } from "@rollcall/settings";
import type { Identity } from "./identity.ts";

/** The settings of the use cases, for a process that runs no sessions. */
export function verificationSettings(
  settings: Settings,
  { heloName, mailFrom }: Pick<Identity, "heloName" | "mailFrom">,
): VerificationSettings {
  return {
    egresses: settings.egresses?.map(toNamed) ?? [{ name: "main", bindAddress: null, heloName, mailFrom }],
    served: [],
    freshFor: freshFor(settings.freshDays),
    retryScheduleMs: settings.retryScheduleMs,
    runLimitMs: settings.runLimitMs,
    pacing: settings.pacing,
    roleIsRisky: false,
    smtpPort: settings.smtpPort,
    allowPrivateAddresses: settings.allowPrivateAddresses,
  };
}

function toNamed({ warmUp, ...egress }: EgressSetting): NamedEgress {
  if (warmUp === undefined) return egress;
  const { since } = warmUp;
  return { ...egress, warmUp: { sinceMs: since === null ? null : Date.parse(since) } };
}

/**
 * The settings of the use cases, for a worker: with the egresses that its machine has. Rejects with NoEgressError if it
 * has none.
 */
export async function workerSettings(
  settings: Settings,
  identity: Pick<Identity, "heloName" | "mailFrom">,
): Promise<VerificationSettings> {
  const verification = verificationSettings(settings, identity);
  const served = await servedEgresses(verification.egresses, settings.servedEgresses, isOwnAddress);
  return { ...verification, served };
}

/** Settings of one of several processes. */
interface ServiceSettings extends Settings {
  readonly databaseUrl: string;
  readonly heloName: string;
  readonly mailFrom: string;
}

/** A standalone process lacks a setting; the message is a sentence for the operator. */
class MissingSettingError extends Error {
  override readonly name = "MissingSettingError";
  readonly code = "missing_setting" as const;
}

/**
 * The settings of a process that works with others. All must use the same identity, or greylists see strangers, and
 * share a database. Throws MissingSettingError.
 */
export function serviceSettings(settings: Settings): ServiceSettings {
  const { databaseUrl, egresses } = settings;
  const heloName = settings.heloName ?? egresses?.[0]?.heloName;
  const mailFrom = settings.mailFrom ?? egresses?.[0]?.mailFrom;
  if (databaseUrl === null)
    throw new MissingSettingError("A standalone process needs DATABASE_URL, the same as all other processes.");
  if (heloName === undefined || mailFrom === undefined)
    throw new MissingSettingError(
      "A standalone process needs HELO_NAME and MAIL_FROM, or EGRESS_FILE, the same as all other processes.",
    );
  return { ...settings, databaseUrl, heloName, mailFrom };
}
