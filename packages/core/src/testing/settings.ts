import { DEFAULT_FRESH_FOR } from "../contacts/freshness.ts";
import type { VerificationSettings } from "../settings.ts";

const MINUTE_MS = 60_000;

/** Default settings with one egress. */
export const TEST_SETTINGS: VerificationSettings = {
  egresses: [
    {
      name: "main",
      bindAddress: null,
      heloName: "verify.example.com",
      mailFrom: "postmaster@verify.example.com",
    },
  ],
  served: ["main"],
  freshFor: DEFAULT_FRESH_FOR,
  retryScheduleMs: [6, 17, 35].map((minutes) => minutes * MINUTE_MS),
  roleIsRisky: false,
  pacing: {},
  smtpPort: 25,
  allowPrivateAddresses: false,
};
