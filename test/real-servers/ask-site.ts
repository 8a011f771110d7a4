import { setTimeout as wait } from "node:timers/promises";
import { nextAttempt, policyFor } from "@rollcall/pacing";
import { probe } from "@rollcall/prober";
import { controlLocalPart, decide, type Evidence, type ReplyEvidence, type Verdict } from "@rollcall/verdict";
import type { SessionPlan, SessionReport } from "@rollcall/smtp";

/** A domain on one mail host, and whom to ask for there. */
export interface AskedSite {
  readonly domain: string;
  readonly localParts: readonly string[];
  readonly address: string;
  readonly port: number;
  /** Between two sessions, milliseconds; twice as long each time that we are turned away. */
  readonly pauseMs: number;
}

export interface SiteAnswers {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly sessions: readonly SessionReport[];
}

/** A server that never lets us finish must not hold up the suite. */
const SESSIONS_LIMIT = 25;

/** Only the number of attempts counts: the caller's pause stands for the time between them. */
const SCHEDULE_MS = [1_000, 2_000, 3_000, 4_000];

/** Where we come from: servers trust 127.0.0.1. */
const SOURCE_ADDRESS = "127.0.0.2";

interface Asked {
  readonly localPart: string;
  readonly evidence: readonly Evidence[];
  readonly attempts: number;
}

/** Asks a site for its addresses as the product does, session after session, until each has a verdict or was given up. */
export async function askSite(site: AskedSite): Promise<SiteAnswers> {
  let open: readonly Asked[] = site.localParts.map((localPart) => ({ localPart, evidence: [], attempts: 0 }));
  const control = `${controlLocalPart(() => Math.random())}@${site.domain}`;
  const verdicts = new Map<string, Verdict>();
  const sessions: SessionReport[] = [];
  let turnedAway = 0;
  while (open.length > 0 && sessions.length < SESSIONS_LIMIT) {
    if (sessions.length > 0) await wait(site.pauseMs * 2 ** turnedAway);
    const report = await holdSession(site, open, control);
    sessions.push(report);
    turnedAway = report.ending.type === "refused" ? turnedAway + 1 : 0;
    const controls = sessions.flatMap((session) => session.controls.map((one) => one.evidence));
    open = open.flatMap((asked) => {
      const answer = report.answers.find(({ id }) => id === asked.localPart);
      if (!answer) return [asked];
      const next = { ...asked, evidence: [...asked.evidence, ...answer.evidence], attempts: asked.attempts + 1 };
      const verdict = judge(next, controls);
      verdicts.set(asked.localPart, verdict);
      return isOver(verdict, next.attempts) ? [] : [next];
    });
  }
  return { verdicts, sessions };
}

function judge({ evidence }: Asked, controls: readonly ReplyEvidence[]): Verdict {
  const all = [...evidence, ...controls];
  return decide({ evidence: all, facts: {}, policy: { roleIsRisky: false }, provider: null });
}

function isOver({ reason }: Verdict, attempt: number): boolean {
  const attempted = { reason, attempt, firstAttemptAtMs: 0, previousAttemptAtMs: null, nowMs: 0, retryAfterMs: null };
  return nextAttempt({ ...attempted, scheduleMs: SCHEDULE_MS, random: 0 }).type !== "retry_at";
}

async function holdSession(site: AskedSite, open: readonly Asked[], control: string): Promise<SessionReport> {
  const policy = policyFor("default", {});
  const plan: SessionPlan = {
    egress: { bindAddress: SOURCE_ADDRESS, heloName: "verify.rollcall.zz", mailFrom: "postmaster@verify.rollcall.zz" },
    hosts: [{ host: `mx.${site.domain}`, preference: 10 }],
    port: site.port,
    allowPrivateAddresses: true,
    provider: null,
    recipients: open.map(({ localPart }) => ({
      id: localPart,
      address: `${localPart}@${site.domain}`,
      needsSmtpUtf8: /[^ -~]/.test(localPart),
    })),
    controls: new Map([[site.domain, control]]),
    policy: {
      ...policy,
      maxAddresses: policy.addressesPerSession,
      maxRefusals: policy.refusalsPerSession,
      maxAgeMs: policy.sessionMaxAgeMs,
    },
    skipTls: false,
    keepTranscript: true,
  };
  return await probe(plan, {
    resolveHost: async () => ({ type: "addresses", ipv4: [site.address], ipv6: [], ttlMs: 60_000 }),
    nowMs: () => Date.now(),
    random: () => Math.random(),
  });
}
