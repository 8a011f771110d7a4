import type { HostAddresses } from "@rollcall/routing";
import type { ProberPorts, SessionPlan, SessionPolicy, SessionReport } from "@rollcall/smtp";

/** Longer than any test's timeout: a test that waits out a limit it did not shorten fails. */
const NEVER_MS = 600_000;

const TIMEOUTS = {
  connectMs: NEVER_MS,
  bannerMs: NEVER_MS,
  ehloMs: NEVER_MS,
  tlsMs: NEVER_MS,
  mailMs: NEVER_MS,
  rcptMs: NEVER_MS,
  quitMs: NEVER_MS,
  sessionMs: 8 * NEVER_MS,
};

/** Timeout of the step at which a test's server falls silent. */
export const SHORT_MS = 120;

interface PlanWish extends Partial<Omit<SessionPlan, "recipients" | "controls" | "hosts" | "policy">> {
  readonly port: number;
  readonly recipients?: readonly string[];
  readonly controls?: readonly string[];
  readonly hosts?: readonly (string | { readonly host: string; readonly preference: number })[];
  readonly policy?: Partial<SessionPolicy>;
  readonly timeouts?: Partial<SessionPolicy["timeouts"]>;
}

/** A plan for servers on loopback, with overrides. An address is its own id. */
export function sessionPlan(wish: PlanWish): SessionPlan {
  const { recipients = ["ann@example.org"], controls = [], hosts = ["127.0.0.1"], policy, timeouts, ...rest } = wish;
  return {
    egress: { bindAddress: null, heloName: "probe.example.net", mailFrom: "check@example.net" },
    allowPrivateAddresses: true,
    provider: null,
    skipTls: false,
    keepTranscript: true,
    ...rest,
    hosts: hosts.map((host) => (typeof host === "string" ? { host, preference: 10 } : host)),
    recipients: recipients.map((address) => ({ id: address, address, needsSmtpUtf8: false })),
    controls: new Map(controls.map((control) => [control.slice(control.indexOf("@") + 1), control])),
    policy: {
      maxAddresses: 10,
      recipientsPerTransaction: 1,
      maxRefusals: 5,
      maxAgeMs: 60_000,
      tarpitFactor: 3,
      tls: "opportunistic",
      pipelining: false,
      control: "same_session",
      ...policy,
      timeouts: { ...TIMEOUTS, ...timeouts },
    },
  };
}

/** Ports for tests: names by table, no shuffling. */
export function ports(
  names: Readonly<Record<string, HostAddresses | string>> = {},
  more: Partial<ProberPorts> = {},
): ProberPorts {
  return {
    resolveHost: (host) => {
      const known = names[host] ?? { type: "no_address", detail: "NXDOMAIN", ttlMs: 0 };
      return Promise.resolve(
        typeof known === "string" ? { type: "addresses", ipv4: [known], ipv6: [], ttlMs: 0 } : known,
      );
    },
    nowMs: () => performance.now(),
    random: () => 0.5,
    ...more,
  };
}

/** A report in short: one line per address and control, and the ending. */
export function summary(report: SessionReport): string[] {
  const words = (evidence: SessionReport["answers"][number]["evidence"][number] | undefined): string => {
    if (evidence === undefined) return "nothing";
    if (evidence.type === "reply") return `${evidence.stage} ${evidence.code} ${evidence.enhanced ?? "-"}`;
    if (evidence.type === "failure") return `${evidence.stage} ${evidence.failure}`;
    return evidence.type === "dns" ? evidence.outcome : evidence.type === "limit" ? evidence.limit : evidence.type;
  };
  return [
    ...report.answers.map(({ id, evidence }) => `${id} ${words(evidence[0])}`),
    ...report.unanswered.map((id) => `${id} unanswered`),
    ...report.controls.map(({ domain, evidence }) => `control ${domain} ${words(evidence)}`),
    `${report.ending.type}${"evidence" in report.ending ? ` ${words(report.ending.evidence)}` : ""}`,
  ];
}
