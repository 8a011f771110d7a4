import type { ReplyEvidence } from "@rollcall/verdict";
import { HEALTHY_POSTGRES } from "../doctor/testing/healthy-postgres.ts";
import type { EgressFacts } from "../egresses/egress-facts.ts";
import { type DoctorPorts, examine } from "../doctor/examine.ts";
import type { Finding, DoctorSettings } from "../doctor/finding.ts";
import type { SessionReport } from "@rollcall/smtp";

export const OURS = "203.0.115.7";
export const EGRESS = {
  name: "main",
  bindAddress: null,
  heloName: "verify.example.com",
  mailFrom: "probe@example.com",
};
export const SETTINGS: DoctorSettings = {
  egresses: [EGRESS],
  served: ["main"],
  smtpPort: 25,
  allowPrivateAddresses: false,
  doctorHost: "mx.friend.example",
  dataDir: "/data",
  connections: 20,
};

export function answered(address: string, code: number): SessionReport["answers"][number] {
  const evidence: ReplyEvidence = {
    type: "reply",
    stage: "rcpt",
    subject: "recipient",
    code,
    enhanced: null,
    text: code === 250 ? "OK" : "no such user",
    host: "mx.example.com",
    provider: null,
    atMs: 0,
    durationMs: 1,
  };
  return { id: address, evidence: [evidence] };
}

export const REPORT: Omit<SessionReport, "answers"> = {
  unanswered: [],
  controls: [],
  ending: { type: "completed" },
  cut: null,
  contrasts: [],
  tlsBroken: false,
  pipeliningBroken: false,
  host: "mx.example.com",
  refusedRecipients: 0,
  askedRecipients: 2,
  durationMs: 1,
  transcript: null,
};

export const GREETED = {
  type: "greeted",
  code: 220,
  banner: "mx.friend.example ESMTP",
  ehlo: `mx.friend.example at your service, [${OURS}]`,
  localAddress: "10.0.0.5",
} as const;

/** An egress that nobody refuses. */
export const QUIET: EgressFacts = {
  name: "main",
  rest: null,
  listings: 0,
  lastListing: null,
  suspended: 0,
  firstUsedAt: null,
};

/** A healthy machine. */
export function healthy(): DoctorPorts {
  return {
    resolver: {
      resolveRoute: async (domain) =>
        /^[a-z]{20}\.com$/.test(domain)
          ? { type: "domain_not_found", ttlMs: 1 }
          : { type: "mx", hosts: [{ host: "mx.example.com", preference: 10 }], ttlMs: 1 },
      resolveHost: async () => ({ type: "addresses", ipv4: [OURS], ipv6: [], ttlMs: 1 }),
      resolveTxt: async () => ({ type: "texts", texts: [`v=spf1 ip4:${OURS} -all`] }),
      resolveReverse: async () => ({ type: "texts", texts: ["Verify.Example.com."] }),
    },
    greet: async () => GREETED,
    probe: async (plan) => ({ ...REPORT, answers: plan.recipients.map(({ id }) => answered(id, 250)) }),
    freeDiskBytes: async () => 50 * 1024 ** 3,
    readPostgres: async () => ({ ...HEALTHY_POSTGRES, nowMs: 1_000 }),
    readWorkers: async () => ({ silentS: 2, runsOpen: 1 }),
    readSchema: async () => ({ ahead: [], pending: [] }),
    readOutages: async () => [],
    readRefusals: async () => [],
    readLookups: async () => ({ waiting: 40, failing: 3, detail: "SERVFAIL" }),
    versions: { product: "1.0.0", node: "24.1.0" },
    readEgresses: async (names) => names.map((name) => ({ ...QUIET, name })),
    queues: {
      backend: "redis",
      readRedis: async () => ({ version: "7.0.15", appendOnly: true, maxmemoryPolicy: "noeviction" }),
    },
    clock: { nowMs: () => 1_000, random: () => 0.5 },
  };
}

export async function lookAt(
  ports: Partial<DoctorPorts>,
  settings: Partial<DoctorSettings> = {},
): Promise<Record<string, Finding>> {
  const { findings } = await examine({ ...healthy(), ...ports }, { ...SETTINGS, ...settings });
  return Object.fromEntries(findings.map((finding) => [finding.id, finding]));
}
