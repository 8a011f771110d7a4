import type { Settings } from "@rollcall/settings";
import type { Identity } from "./identity.ts";
import { freshFor, type VerificationSettings } from "@rollcall/core";

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
