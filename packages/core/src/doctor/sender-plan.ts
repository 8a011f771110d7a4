import type { MxHost } from "@rollcall/routing";
import { DEFAULT_POLICY } from "@rollcall/pacing";
import type { DoctorSettings } from "./doctor-settings.ts";
import type { Egress, SessionPlan } from "@rollcall/smtp";

/** A session that asks the operator's own mail server for a few addresses, and for nobody made up. */
export function senderPlan(
  { smtpPort, allowPrivateAddresses }: Pick<DoctorSettings, "smtpPort" | "allowPrivateAddresses">,
  egress: Egress,
  hosts: readonly MxHost[],
  addresses: readonly string[],
): SessionPlan {
  const { recipientsPerTransaction, tls, pipelining, timeouts, sessionMaxAgeMs } = DEFAULT_POLICY;
  return {
    egress,
    hosts,
    port: smtpPort,
    allowPrivateAddresses,
    provider: null,
    recipients: addresses.map((address) => ({ id: address, address, needsSmtpUtf8: false })),
    controls: new Map(),
    policy: {
      maxAddresses: addresses.length,
      recipientsPerTransaction,
      maxRefusals: addresses.length,
      maxAgeMs: sessionMaxAgeMs,
      tarpitFactor: 0,
      tls,
      pipelining,
      control: "never",
      timeouts,
    },
    skipTls: false,
    keepTranscript: false,
  };
}
