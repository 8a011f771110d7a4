import { type Dialogue, startDialogue } from "@rollcall/smtp";
import { dialoguePlan, type Session, visitHosts, type Visit, visitPlace } from "./visit-hosts.ts";
import { report } from "./report.ts";
import type { ProberPorts, SessionPlan, SessionReport } from "./session.ts";
import { SessionLog } from "./session-log.ts";

/**
 * Holds one SMTP session with a site and reports what it learned about each recipient of the plan. Never sends a message.
 *
 * Whatever servers, the network and the DNS do is reported, bounded in time by `policy.timeouts.sessionMs` (and a second or so to
 * close). When it settles, every connection that it made is closed. Rejects only where the caller is at fault: a HELO name or
 * reverse-path that cannot be said, an observer or a resolver that throws.
 */
export async function probe(plan: SessionPlan, ports: ProberPorts): Promise<SessionReport> {
  const startedAtMs = ports.nowMs();
  const log = new SessionLog(ports, plan.keepTranscript);
  const session: Session = { plan, ports, log, endMs: startedAtMs + plan.policy.timeouts.sessionMs };
  startDialogue(dialoguePlan(session, ""), startedAtMs);
  const visited = await visitHosts(session);
  const controls = visited.type === "talked" ? await askControlsApart(session, visited) : null;
  return report(session, visited, controls, startedAtMs);
}

/** A second connection to the same place for controls that the first one left over. */
async function askControlsApart(
  session: Session,
  { place, dialogue, tlsBroken }: Visit & { type: "talked" },
): Promise<Dialogue | null> {
  const { ports, endMs } = session;
  const { controlsDue, ending } = dialogue;
  if (controlsDue.length === 0 || ending?.type !== "completed") return null;
  if (ports.signal?.aborted === true || ports.nowMs() >= endMs) return null;
  const plan = dialoguePlan(session, place.host);
  const tls = tlsBroken && plan.policy.tls === "opportunistic" ? "never" : plan.policy.tls;
  const visit = await visitPlace(session, place, {
    ...plan,
    recipients: [],
    controlsDue,
    policy: { ...plan.policy, tls, control: "same_session" },
  });
  return visit.type === "talked" ? visit.dialogue : null;
}
