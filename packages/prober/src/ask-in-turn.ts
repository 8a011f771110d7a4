import { type Contrast, type ControlAnswer, CONTRAST, type Dialogue, type DialoguePlan } from "@rollcall/smtp";
import { isOpenDismissal, type ReplyEvidence } from "@rollcall/verdict";
import { dialoguePlan, type Session, type Visit, visitPlace } from "./visit-hosts.ts";

/** Dialogues about a control and its witness in turn. */
export interface Series {
  readonly dialogues: readonly Dialogue[];
  /** Null: an answer differed, and ended the series. */
  readonly contrast: Contrast | null;
  /** Answers to the control other than 421. */
  readonly others: readonly ControlAnswer[];
}

export const NO_SERIES: Series = { dialogues: [], contrast: null, others: [] };

/** After a control alone was answered by 421: asks as CONTRAST has it, up to the first answer that differs. Never rejects for a peer. */
export async function askInTurn(
  session: Session,
  { place, dialogue, tlsBroken }: Visit & { type: "talked" },
): Promise<Series> {
  const { cutAsking, answered, controls } = dialogue;
  const first = controls.at(-1)?.evidence;
  const witness = session.plan.witnesses?.get(cutAsking?.domain ?? "");
  if (cutAsking?.type !== "control" || answered > 0 || first === undefined || witness === undefined) return NO_SERIES;
  if (!isOpenDismissal(first, session.plan.provider)) return NO_SERIES;
  const { domain } = cutAsking;
  const base = dialoguePlan(session, place.host);
  const tls = tlsBroken && base.policy.tls === "opportunistic" ? "never" : base.policy.tls;
  const planFor = (subject: (typeof CONTRAST)[number]): DialoguePlan =>
    subject === "control"
      ? { ...base, recipients: [], controlsDue: [domain], policy: { ...base.policy, tls, control: "same_session" } }
      : {
          ...base,
          recipients: [witness],
          controlsDue: [],
          policy: { ...base.policy, tls, control: "never" },
        };
  const dialogues: Dialogue[] = [];
  let control = first;
  let acceptedAtMs: number | null = null;
  for (const subject of CONTRAST) {
    if (session.ports.signal?.aborted === true || session.ports.nowMs() >= session.endMs) break;
    const visit = await visitPlace(session, place, planFor(subject));
    if (visit.type !== "talked") break;
    dialogues.push(visit.dialogue);
    const reply = replyOf(visit.dialogue);
    if (reply === null || (subject === "control" ? reply.code !== 421 : reply.code !== 250)) break;
    if (subject === "control") control = reply;
    acceptedAtMs = subject === "control" ? null : reply.atMs;
  }
  const others = dialogues.flatMap((one) => one.controls.filter(({ evidence }) => evidence.code !== 421));
  if (dialogues.length < CONTRAST.length || acceptedAtMs === null) return { dialogues, others, contrast: null };
  return { dialogues, others, contrast: { domain, control, acceptedAtMs } };
}

function replyOf({ controls, answers }: Dialogue): ReplyEvidence | null {
  const said = controls[0]?.evidence ?? answers[0]?.evidence[0];
  return said?.type === "reply" ? said : null;
}
