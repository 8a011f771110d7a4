import { isOwnAddress } from "@rollcall/prober";
import type { Settings } from "@rollcall/settings";
import type { Identity } from "./identity.ts";
import { verificationSettings } from "./verification-settings.ts";
import { servedEgresses, type VerificationSettings } from "@rollcall/core";

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
