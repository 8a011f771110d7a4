import type { CheckOne, Evidence, Reason, Step, StepName, TranscriptLine } from "../src/api/schemas.ts";
import { wordsOf } from "../src/words/reasons.ts";
import { verdictOf } from "./fake-rows.ts";
import { DOMAINS, REPLIES, type FakeDomain } from "./fake-world.ts";

/** A step that takes longer is a wait for another try. */
const PATIENCE_MS = 60_000;

interface Plan {
  readonly step: StepName;
  readonly host?: string;
  readonly detail: string;
  readonly code?: number;
  readonly tookMs: number;
  readonly outcome?: "ok" | "failed" | "info";
}

/** A check that is under way: its steps come one after the other. */
export interface FakeCheck {
  check: CheckOne;
  readonly listeners: Set<(event: string, data: unknown, id: number) => void>;
}

/** What a local part asks for: `missing@`, `full@`, `greylisted@` … choose the outcome, anything else the domain's usual. */
function reasonFor(local: string, world: FakeDomain | undefined): Reason {
  const wished: Record<string, Reason> = {
    missing: "mailbox_not_found",
    full: "mailbox_full",
    blocked: "blocked",
    disabled: "mailbox_disabled",
    greylisted: "greylisted",
    slow: "greylisted",
  };
  return wished[local] ?? world?.reasons[0]?.[0] ?? "domain_not_found";
}

/** Starts a check whose steps take `paceFactor` times as long as believable ones. */
export function startFakeCheck(id: string, input: string, paceFactor: number): FakeCheck {
  const email = /<([^>]+)>/u.exec(input)?.[1] ?? input.trim().replace(/^mailto:/u, "");
  const [local = "", domain = ""] = email.split("@");
  const isAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email);
  const world = DOMAINS.find((known) => known.domain === domain);
  const reason = isAddress ? reasonFor(local, world) : "invalid_syntax";
  const plan = planFor(email, domain, reason, world, isAddress);
  const fake: FakeCheck = {
    check: {
      id,
      email,
      state: "running",
      verdict: null,
      facts: {
        role: /^(?:info|sales)$/u.test(local),
        disposable: reason === "disposable",
        free: world?.free ?? false,
        tagged: local.includes("+"),
        suggestion: domain === "gmial.example" ? `${local}@gmail.example` : null,
      },
      evidence: [],
      steps: [],
      transcript: null,
      sentence: null,
      advice: null,
    },
    listeners: new Set(),
  };
  if (local === "slow")
    plan.push({
      step: "waiting",
      detail: "Its server asked us to come back in 5 minutes.",
      tookMs: 3_600_000,
    });
  void run(fake, plan, reason, world, paceFactor);
  return fake;
}

async function run(
  fake: FakeCheck,
  plan: readonly Plan[],
  reason: Reason,
  world: FakeDomain | undefined,
  pace: number,
): Promise<void> {
  let seq = 0;
  const tell = (planned: Plan, outcome: Step["outcome"]): void => {
    seq += 1;
    const isRunning = outcome === "running";
    const step: Step = {
      seq,
      at_ms: Date.now(),
      step: planned.step,
      host: planned.host ?? null,
      detail: isRunning ? null : planned.detail,
      code: isRunning ? null : (planned.code ?? null),
      duration_ms: isRunning ? null : planned.tookMs,
      outcome,
    };
    fake.check = { ...fake.check, steps: [...fake.check.steps, step] };
    for (const listener of fake.listeners) listener("step", step, seq);
  };
  for (const planned of plan) {
    tell(planned, planned.step === "waiting" ? "info" : "running");
    if (planned.tookMs > PATIENCE_MS) {
      fake.check = {
        ...fake.check,
        waiting: { reason: "greylisted", next_at: new Date(Date.now() + 300_000).toISOString() },
      };
    }
    await new Promise<void>((resolve) => setTimeout(resolve, planned.tookMs * pace).unref());
    tell(planned, planned.outcome ?? "ok");
  }
  const words = wordsOf(reason);
  const verdict = verdictOf(fake.check.email, reason, world ?? null, new Date().toISOString());
  fake.check = {
    ...fake.check,
    state: "done",
    verdict: { ...verdict, suggestion: fake.check.facts.suggestion },
    sentence: words.means,
    advice: words.advice,
    evidence: evidenceFor(reason, verdict.mx_host, world?.provider ?? null),
    transcript: world?.mxHost ? transcriptFor(plan, fake.check.email) : null,
  };
  for (const listener of fake.listeners) listener("verdict", fake.check, seq + 1);
}

function planFor(
  email: string,
  domain: string,
  reason: Reason,
  world: FakeDomain | undefined,
  isAddress: boolean,
): Plan[] {
  if (!isAddress) return [{ step: "syntax", detail: "no_at_sign", tookMs: 1, outcome: "failed" }];
  const plan: Plan[] = [{ step: "syntax", detail: email, tookMs: 1 }];
  if (!world || reason === "domain_not_found") {
    return [
      ...plan,
      { step: "domain", detail: `${domain}: NXDOMAIN, there is no such domain`, tookMs: 64, outcome: "failed" },
    ];
  }
  plan.push({ step: "domain", detail: domain, tookMs: 38 });
  const host = world.mxHost;
  if (host === null) return [...plan, { step: "mx", detail: "No mail server is named", tookMs: 41, outcome: "failed" }];
  plan.push({ step: "mx", detail: `10 ${host}\n20 alt1.${host}`, tookMs: 31 });
  if (reason === "not_probed")
    return [...plan, { step: "waiting", detail: "Its rules forbid asking; nobody is asked", tookMs: 5 }];
  const [code, enhanced, words] = REPLIES[reason] ?? [250, "2.1.5", "OK"];
  plan.push(
    { step: "connect", host, detail: "192.0.2.25, port 25", tookMs: 84 },
    { step: "banner", host, detail: `220 ${host} ESMTP ready`, code: 220, tookMs: 210 },
    {
      step: "ehlo",
      host,
      detail: "250 SIZE 157286400, 8BITMIME, STARTTLS, ENHANCEDSTATUSCODES, PIPELINING, SMTPUTF8",
      code: 250,
      tookMs: 44,
    },
    { step: "starttls", host, detail: "TLSv1.3, certificate of the host", code: 220, tookMs: 130 },
    { step: "mail", host, detail: "250 2.1.0 Sender OK", code: 250, tookMs: 52 },
    {
      step: "rcpt",
      host,
      detail: `${code} ${enhanced} ${words}`,
      code,
      tookMs: 340,
      outcome: code < 400 ? "ok" : "failed",
    },
  );
  if (reason === "accepted")
    plan.push({ step: "control", host, detail: "550 5.1.1 No such user, as it should be", code: 550, tookMs: 190 });
  if (reason === "catch_all")
    plan.push({
      step: "control",
      host,
      detail: "250 2.1.5 Recipient OK: it takes invented names, too",
      code: 250,
      tookMs: 190,
      outcome: "info",
    });
  plan.push({ step: "quit", host, detail: "221 2.0.0 Bye", code: 221, tookMs: 30 });
  return plan;
}

export function evidenceFor(reason: Reason, host: string | null, provider: string | null): readonly Evidence[] {
  const atMs = Date.now() - 60_000;
  const reply = REPLIES[reason];
  if (reply === undefined || host === null) {
    if (reason === "invalid_syntax") return [{ type: "syntax", problem: "no_at_sign", atMs }];
    if (reason === "domain_not_found") return [{ type: "dns", outcome: "domain_not_found", detail: "NXDOMAIN", atMs }];
    if (reason === "timeout")
      return [
        { type: "failure", stage: "rcpt", failure: "timeout", detail: "No reply to RCPT within 20 s", host, atMs },
      ];
    return [{ type: "limit", limit: "not_probed", detail: wordsOf(reason).means, atMs }];
  }
  const base = { type: "reply", stage: "rcpt", host, provider, atMs } as const;
  const about: Evidence = {
    ...base,
    subject: "recipient",
    code: reply[0],
    enhanced: reply[1],
    text: reply[2],
    durationMs: 340,
  };
  if (reason === "accepted") {
    return [
      about,
      { ...base, subject: "control", code: 550, enhanced: "5.1.1", text: "No such user", durationMs: 190 },
    ];
  }
  return reason === "catch_all" ? [about, { type: "catch_all", catchAll: true, askedAtMs: atMs, atMs }] : [about];
}

function transcriptFor(plan: readonly Plan[], email: string): readonly TranscriptLine[] {
  const said: Partial<Record<StepName, string>> = {
    ehlo: "EHLO mail.rollcall.example",
    starttls: "STARTTLS",
    mail: "MAIL FROM:<probe@rollcall.example>",
    rcpt: `RCPT TO:<${email}>`,
    control: `RCPT TO:<rc-7f3k2m9x@${email.split("@")[1]}>`,
    quit: "QUIT",
  };
  const lines: TranscriptLine[] = [];
  for (const { step, detail, code, host } of plan) {
    if (step === "connect") lines.push({ by: "#", text: `connected to ${host} (${detail})` });
    const command = said[step];
    if (command !== undefined) lines.push({ by: "C", text: command });
    if (code !== undefined)
      lines.push({ by: "S", text: detail.startsWith(String(code)) ? detail : `${code} ${detail}` });
  }
  return [...lines, { by: "#", text: "closed" }];
}
