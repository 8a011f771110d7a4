import { setTimeout as wait } from "node:timers/promises";
import type { ReplyEvidence } from "@rollcall/verdict";
import type { ProberPorts, SessionPlan, SessionReport } from "@rollcall/smtp";

interface Asked {
  readonly address: string;
  readonly atMs: number;
}

/** A function in place of the prober that stands for all mail servers of a test. They refuse controls. */
export interface MadeUpSite {
  /** Every RCPT in order, without controls. */
  readonly asked: Asked[];
  /** Peak of concurrent sessions per host. */
  readonly mostSessions: Map<string, number>;
  /** Peak of concurrent sessions, whatever their hosts. */
  mostOpen: number;
  /** Replies to the first, second … RCPT of an address; a promise keeps the session open until it resolves. */
  answer: (address: string, times: number) => Word | Promise<Word>;
  /** Hosts that refuse connections. */
  isDown: (host: string) => boolean;
  /** Delay of a reply. */
  rcptMs: number;
  readonly probe: (plan: SessionPlan, ports: ProberPorts) => Promise<SessionReport>;
}

const WORDS = {
  accepted: { code: 250, enhanced: "2.1.5", text: "2.1.5 Ok" },
  unknown: { code: 550, enhanced: "5.1.1", text: "5.1.1 User unknown" },
  greylisted: { code: 450, enhanced: "4.2.0", text: "4.2.0 Greylisted, see http://postgrey.schweikert.ch/" },
} as const;

type Word = keyof typeof WORDS;

export function madeUpSite(): MadeUpSite {
  const open = new Map<string, number>();
  const site: MadeUpSite = {
    asked: [],
    mostSessions: new Map(),
    mostOpen: 0,
    answer: () => "accepted",
    isDown: () => false,
    rcptMs: 5,
    async probe(plan, ports) {
      const host = plan.hosts[0]?.host ?? "";
      const now = (open.get(host) ?? 0) + 1;
      open.set(host, now);
      site.mostOpen = Math.max(
        site.mostOpen,
        [...open.values()].reduce((sum, count) => sum + count, 0),
      );
      site.mostSessions.set(host, Math.max(site.mostSessions.get(host) ?? 0, now));
      try {
        return await hold(site, plan, ports, host);
      } finally {
        open.set(host, (open.get(host) ?? 1) - 1);
      }
    },
  };
  return site;
}

async function hold(site: MadeUpSite, plan: SessionPlan, ports: ProberPorts, host: string): Promise<SessionReport> {
  const said: { id: string; evidence: [ReplyEvidence] }[] = [];
  const startedMs = Date.now();
  if (site.isDown(host)) return unreachable(plan, host);
  for (const { id, address } of plan.recipients) {
    if (ports.signal?.aborted) break;
    site.asked.push({ address, atMs: Date.now() });
    const times = site.asked.filter((one) => one.address === address).length;
    await wait(site.rcptMs);
    said.push({ id, evidence: [reply(WORDS[await site.answer(address, times)], "recipient", host)] });
  }
  return {
    answers: said,
    unanswered: plan.recipients.slice(said.length).map(({ id }) => id),
    controls: [...plan.controls.keys()].map((domain) => ({ domain, evidence: reply(WORDS.unknown, "control", host) })),
    ending: { type: ports.signal?.aborted ? "aborted" : "completed" },
    cut: null,
    contrasts: [],
    tlsBroken: false,
    pipeliningBroken: false,
    host,
    refusedRecipients: said.filter(({ evidence: [{ code }] }) => code >= 500).length,
    askedRecipients: said.length,
    durationMs: Date.now() - startedMs,
    transcript: null,
  };
}

function reply(
  words: (typeof WORDS)[keyof typeof WORDS],
  subject: "recipient" | "control",
  host: string,
): ReplyEvidence {
  return { type: "reply", stage: "rcpt", subject, ...words, host, provider: null, atMs: Date.now(), durationMs: 5 };
}

function unreachable(plan: SessionPlan, host: string): SessionReport {
  const detail = `${host}:25 ECONNREFUSED`;
  const evidence = {
    type: "failure",
    stage: "connect",
    failure: "connection_failed",
    detail,
    host: null,
    atMs: Date.now(),
  } as const;
  return {
    answers: plan.recipients.map(({ id }) => ({ id, evidence: [evidence] })),
    unanswered: [],
    controls: [],
    ending: { type: "unreachable", evidence },
    cut: null,
    contrasts: [],
    tlsBroken: false,
    pipeliningBroken: false,
    host: null,
    refusedRecipients: 0,
    askedRecipients: 0,
    durationMs: 1,
    transcript: null,
  };
}
