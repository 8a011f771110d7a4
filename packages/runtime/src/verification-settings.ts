import type { Settings } from "@rollcall/settings";
import { DEFAULT_FRESH_FOR, type VerificationSettings } from "@rollcall/verification";
import type { Identity } from "./identity.ts";

/** The settings as the use cases want them. */
export function verificationSettings(
  settings: Settings,
  identity: Pick<Identity, "heloName" | "mailFrom">,
): VerificationSettings {
  return {
    egress: { name: "main", bindAddress: null, heloName: identity.heloName, mailFrom: identity.mailFrom },
    freshFor: DEFAULT_FRESH_FOR,
    retryScheduleMs: settings.retryScheduleMs,
    pacing: settings.pacing,
    roleIsRisky: false,
    smtpPort: settings.smtpPort,
    allowPrivateAddresses: settings.allowPrivateAddresses,
  };
}
