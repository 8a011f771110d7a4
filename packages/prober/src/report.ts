import type { Evidence } from "@rollcall/verdict";
import type { Dialogue } from "@rollcall/smtp";
import type { SessionEnding, SessionReport } from "./session.ts";
import type { Session, Visited } from "./visit-hosts.ts";

/** Everything that was learned, every recipient in exactly one place. `controls`: the dialogue that asked controls apart. */
export function report(
  session: Session,
  visited: Visited,
  controls: Dialogue | null,
  startedAtMs: number,
): SessionReport {
  const { plan, ports, log } = session;
  const talked = visited.type === "talked" ? visited.dialogue : null;
  const ending = endingOf(visited, ports.nowMs());
  const answers = [...(talked?.answers ?? [])];
  const answered = new Set(answers.map(({ id }) => id));
  const rest = plan.recipients.filter(({ id }) => !answered.has(id)).map(({ id }) => id);
  const forAll = ending.type === "refused" || ending.type === "unreachable" ? [ending.evidence] : null;
  if (forAll !== null) answers.push(...rest.map((id) => ({ id, evidence: forAll })));
  const dialogues = [talked, controls].filter((dialogue) => dialogue !== null);
  return {
    answers,
    unanswered: forAll === null ? rest : [],
    controls: dialogues.flatMap((dialogue) => dialogue.controls),
    ending,
    tlsBroken: visited.type !== "aborted" && visited.tlsBroken,
    host: hostOf(visited),
    refusedRecipients: sum(dialogues.map(({ refused }) => refused)),
    askedRecipients: sum(dialogues.map(({ asked }) => asked.length)),
    durationMs: ports.nowMs() - startedAtMs,
    transcript: log.transcript,
  };
}

function endingOf(visited: Visited, atMs: number): SessionEnding {
  if (visited.type === "aborted") return { type: "aborted" };
  if (visited.type === "nowhere") return siteFailure(visited.failures, atMs);
  const { ending } = visited.dialogue;
  if (ending === null || ending.type === "unusable" || ending.type === "tls_failed")
    throw new Error("Cannot report a dialogue without a proper ending");
  return ending;
}

/** What several hosts had against being talked to, as one: a server's words before ours, what got further before what did not. */
const TELLING: readonly ((evidence: Evidence) => boolean)[] = [
  (evidence) => evidence.type === "reply",
  (evidence) => evidence.type === "failure" && evidence.failure === "protocol_error",
  (evidence) => evidence.type === "failure" && evidence.failure === "tls_failed",
  (evidence) => evidence.type === "failure" && evidence.failure === "timeout",
  (evidence) => evidence.type === "failure",
  (evidence) => evidence.type === "dns" && evidence.outcome === "dns_error",
];

function siteFailure(failures: readonly Evidence[], atMs: number): SessionEnding {
  const told = TELLING.map((tells) => failures.find(tells)).find((evidence) => evidence !== undefined);
  const evidence = told ?? failures[0] ?? noHost(atMs);
  return { type: evidence.type === "reply" ? "refused" : "unreachable", evidence };
}

function noHost(atMs: number): Evidence {
  const detail = "no host could be tried in the session's time";
  return { type: "failure", stage: "connect", failure: "timeout", detail, host: null, atMs };
}

function hostOf(visited: Visited): string | null {
  if (visited.type === "talked") return visited.place.host;
  return visited.type === "nowhere" ? visited.talkedTo : null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
