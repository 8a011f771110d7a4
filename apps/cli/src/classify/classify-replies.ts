import { createReadStream } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgsOrExit } from "@rollcall/compose/terminal/parse-args-or-exit";
import { providerOfHost } from "@rollcall/routing";
import {
  classify,
  type Classification,
  decide,
  type Evidence,
  type Reason,
  type ReplyClass,
  type ReplyEvidence,
  type Stage,
  type Status,
} from "@rollcall/verdict";
import { CommandError } from "../product/stored-command.ts";
import { assertReadable } from "../verify/check-files.ts";

/** The labels of labelled reply collections. */
export type Label =
  | "accepted"
  | "no_mailbox"
  | "mailbox_disabled"
  | "mailbox_full"
  | "greylisted"
  | "temporary_failure"
  | "rate_limited"
  | "blocked_reputation"
  | "sender_rejected"
  | "message_content"
  | "relay_denied_or_wrong_host"
  | "domain_not_found"
  | "other_unknown";

const LABELS: Readonly<Record<ReplyClass, Label>> = {
  accepted: "accepted",
  cannot_verify: "accepted",
  no_mailbox: "no_mailbox",
  mailbox_disabled: "mailbox_disabled",
  unconfirmed_refusal: "temporary_failure",
  mailbox_full: "mailbox_full",
  recipient_busy: "rate_limited",
  recipient_restricted: "sender_rejected",
  greylisted: "greylisted",
  temporary_failure: "temporary_failure",
  rate_limited: "rate_limited",
  too_many_recipients: "rate_limited",
  harvest_guard: "blocked_reputation",
  blocked: "blocked_reputation",
  sender_rejected: "sender_rejected",
  tls_required: "sender_rejected",
  authentication_required: "relay_denied_or_wrong_host",
  message_content: "message_content",
  domain_not_served: "relay_denied_or_wrong_host",
  domain_not_found: "domain_not_found",
  no_mail_accepted: "domain_not_found",
  smtputf8_unsupported: "other_unknown",
  protocol_problem: "other_unknown",
  policy_refusal: "other_unknown",
};

/** Maps a classification to a label. A policy refusal that no rule explains counts as a block. */
export function labelOf({ class: replyClass, rule }: Classification): Label {
  return rule.startsWith("policy.") ? "blocked_reputation" : LABELS[replyClass];
}

type Group = "accepted" | "missing" | "disabled" | "full" | "temporary" | "about us" | "routing" | "other";

/** The groups of a label; a rate limit belongs to two. */
const GROUPS: Readonly<Record<Label, readonly Group[]>> = {
  accepted: ["accepted"],
  no_mailbox: ["missing"],
  mailbox_disabled: ["disabled"],
  mailbox_full: ["full"],
  greylisted: ["temporary"],
  temporary_failure: ["temporary"],
  rate_limited: ["temporary", "about us"],
  blocked_reputation: ["about us"],
  sender_rejected: ["about us"],
  message_content: ["about us"],
  relay_denied_or_wrong_host: ["routing"],
  domain_not_found: ["routing"],
  other_unknown: ["other"],
};

/** Bare names that collections use instead of an MX host. */
const BARE_NAMES: ReadonlyMap<string, string> = new Map([
  ["outlook.com", "microsoft-consumer"],
  ["hotmail.com", "microsoft-consumer"],
  ["exchange", "microsoft-365"],
  ["yahoo.com", "yahoo"],
  ["aol.com", "yahoo"],
  ["icloud.com", "icloud"],
  ["orange.fr", "orange"],
  ["wanadoo.fr", "orange"],
  ["free.fr", "free-fr"],
  ["sfr.fr", "sfr"],
  ["comcast.net", "comcast"],
  ["att.net", "att"],
  ["bellsouth.net", "att"],
  ["cox.net", "cox"],
  ["charter.net", "spectrum"],
  ["spectrum.com", "spectrum"],
  ["t-online.de", "t-online"],
  ["secureserver.net", "godaddy"],
  ["zoho.com", "zoho"],
  ["yandex.ru", "yandex"],
  ["yandex.net", "yandex"],
  ["rambler.ru", "rambler"],
  ["163.com", "netease"],
  ["126.com", "netease"],
  ["mail.com", "gmx"],
  ["1and1", "gmx"],
  ["trendmicro.com", "trendmicro"],
]);

/**
 * The operator of an MX, by host name or by a collection's name for it ("google.com", "mx3.qq.com"); null if unknown.
 */
export function providerOfMx(mx: string | null): string | null {
  if (mx === null) return null;
  const labels = mx.toLowerCase().split(".");
  const suffixes = labels.map((_, start) => labels.slice(start).join("."));
  return providerOfHost(mx) ?? suffixes.map((name) => BARE_NAMES.get(name)).find((name) => name !== undefined) ?? null;
}

const CONDEMNING: ReadonlySet<Label> = new Set<Label>(["no_mailbox", "mailbox_disabled"]);
/** Condemning a mailbox because of a reply in these groups is an error. */
const INNOCENT: ReadonlySet<Group> = new Set<Group>(["temporary", "about us", "accepted", "full"]);

/** Accuracy over labelled replies. Ambiguous rows, on which people differ, are excluded. */
export interface Tally {
  readonly rows: number;
  readonly inRightGroup: number;
  /** Classified as no_mailbox or mailbox_disabled but labelled temporary, about us, accepted or full. Must be 0. */
  readonly falseCondemnations: number;
}

export const EMPTY_TALLY: Tally = { rows: 0, inRightGroup: 0, falseCondemnations: 0 };

const STAGES: ReadonlySet<string> = new Set<Stage>(["connect", "ehlo", "starttls", "mail", "rcpt", "data", "unknown"]);

/** A line of a collection. */
export interface Row {
  readonly code: number;
  readonly enhanced: string | null;
  readonly text: string;
  readonly stage: Stage;
  readonly mx: string | null;
  readonly label?: Label;
  readonly ambiguous?: boolean;
}

/** The result for a row: `status` and `reason` as in an export, the deciding rule, and the collection's label. */
interface Read {
  readonly status: Status;
  readonly reason: Reason;
  readonly rule: string;
  readonly class: Label;
}

/** The row with its result. */
export function classifyRow<R extends Row>(row: R): R & Read {
  const provider = providerOfMx(row.mx);
  const classification = classify(row, provider);
  const { status, reason } = decide({
    evidence: [evidenceOf(row, provider), CONTROL],
    facts: {},
    policy: { roleIsRisky: false },
    provider,
  });
  return { ...row, status, reason, rule: classification.rule, class: labelOf(classification) };
}

/** The row as a reply to RCPT for an address: only such a reply is about a mailbox. */
function evidenceOf({ code, enhanced, text, stage }: Row, provider: string | null): ReplyEvidence {
  const isOfRecipient = stage === "rcpt" || stage === "data" || stage === "unknown";
  return {
    type: "reply",
    stage: isOfRecipient ? "rcpt" : stage,
    subject: isOfRecipient ? "recipient" : "session",
    code,
    enhanced,
    text,
    host: "mx",
    provider,
    atMs: 1,
    durationMs: 0,
  };
}

/** A refused control, so that an acceptance counts. */
const CONTROL: Evidence = { type: "catch_all", catchAll: false, askedAtMs: 0, atMs: 0 };

const isRight = (label: Label, found: Label): boolean => GROUPS[label].some((group) => GROUPS[found].includes(group));

const isFalseCondemnation = (label: Label, found: Label): boolean =>
  CONDEMNING.has(found) && GROUPS[label].some((group) => INNOCENT.has(group));

/** Adds a classified row to the counts. */
export function tally(before: Tally, row: Row & { readonly class: Label }): Tally {
  if (row.label === undefined || row.ambiguous === true) return before;
  return {
    rows: before.rows + 1,
    inRightGroup: before.inRightGroup + Number(isRight(row.label, row.class)),
    falseCondemnations: before.falseCondemnations + Number(isFalseCondemnation(row.label, row.class)),
  };
}

/** The summary, or null if there were no labels. */
export function summary({ rows, inRightGroup, falseCondemnations }: Tally): string | null {
  if (rows === 0) return null;
  const share = ((100 * inRightGroup) / rows).toFixed(2);
  return `${inRightGroup} of ${rows} unambiguous rows in the right group (${share} %), ${falseCondemnations} false condemnations`;
}

const HELP = `Classify replies of mail servers, and measure the accuracy.

  npm run classify -- replies.jsonl

  --errors  only the replies classified differently from their label
  --help    show this help

One reply per line: {"code": 550, "enhanced": "5.1.1", "text": "550 5.1.1 …", "stage": "rcpt", "mx": null, "label": "no_mailbox"}.
Each line is printed with its "status", "reason" and "rule"; if there are labels, a summary follows.
`;

/** Parses a line of a collection. Throws CommandError with the line number. */
export function readRow(line: string, lineNumber: number): Row {
  const wrong = (what: string): CommandError =>
    new CommandError(`Line ${lineNumber} ${what}. See --help for the format.`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    throw wrong("is not JSON");
  }
  if (typeof parsed !== "object" || parsed === null) throw wrong("is not a JSON object");
  const { code, text, mx = null, enhanced = null, stage = "rcpt", label } = parsed as Partial<Row>;
  if (!Number.isInteger(code)) throw wrong('has no "code", such as 550');
  if (typeof text !== "string") throw wrong('has no "text", the server\'s reply');
  if (mx !== null && typeof mx !== "string") throw wrong('has an "mx" that is not a host name');
  if (enhanced !== null && typeof enhanced !== "string")
    throw wrong('has an "enhanced" that is not a string such as "5.1.1"');
  if (!STAGES.has(stage)) throw wrong(`has a "stage" other than ${[...STAGES].join(", ")}`);
  if (label !== undefined && !Object.hasOwn(GROUPS, label))
    throw wrong(`has a "label" other than ${Object.keys(GROUPS).join(", ")}`);
  return { ...parsed, code: Number(code), enhanced, text, stage, mx };
}

/** `rollcall classify`, with the arguments of this process; returns the exit code. Rejects with CommandError. */
export async function classifyReplies(): Promise<number> {
  const { values, positionals } = parseArgsOrExit({
    options: { errors: { type: "boolean", default: false }, help: { type: "boolean", short: "h", default: false } },
    allowPositionals: true,
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [file] = positionals;
  if (file === undefined) {
    process.stderr.write("Which file? For example: npm run classify -- replies.jsonl\n");
    return 2;
  }
  const found = path.resolve(process.env["INIT_CWD"] ?? process.cwd(), file);
  await assertReadable(found);
  let counted = EMPTY_TALLY;
  let lineNumber = 0;
  for await (const line of createInterface({ input: createReadStream(found) })) {
    lineNumber += 1;
    if (line.trim() === "") continue;
    const row = classifyRow(readRow(line, lineNumber));
    counted = tally(counted, row);
    const { class: _, ...printed } = row;
    process.stdout.write(`${JSON.stringify(printed)}\n`);
    if (values.errors && row.label !== undefined && row.ambiguous !== true && !isRight(row.label, row.class)) {
      process.stderr.write(
        `wanted ${row.label}, got ${row.reason} by ${row.rule}: ${row.code} ${JSON.stringify(row.text)}\n`,
      );
    }
  }
  const words = summary(counted);
  if (words !== null) process.stderr.write(`${words}\n`);
  return 0;
}
