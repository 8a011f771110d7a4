import type { AuditAction } from "../api/schemas.ts";
import { formatCount } from "../format/number.ts";

/** Completes a sentence: “Anna uploaded a list”. */
const ACTION_WORDS: Record<AuditAction, string> = {
  "access.refused": "tried something that the key does not allow",
  "address.erased": "deleted a person's data",
  "address.exported": "exported a person's data",
  "changes.downloaded": "downloaded the changes of a run",
  "contacts.rechecked": "checked contacts again",
  "key.created": "created a key",
  "key.refused": "used an invalid key",
  "key.rotated": "replaced the secret of a key",
  "key.revoked": "revoked a key",
  "link.created": "made a sign-in link",
  "list.appended": "appended rows to a list",
  "list.deleted": "deleted a list",
  "list.downloaded": "downloaded a list",
  "list.labelled": "changed the tags or the note of a list",
  "list.merged": "merged lists into a new one",
  "list.pasted": "pasted a list",
  "list.remapped": "changed the columns of a list",
  "list.renamed": "renamed a list",
  "list.replaced": "replaced the file of a list",
  "list.split": "split a list into new ones",
  "list.started": "started a list",
  "list.subtracted": "made a list without the addresses of others",
  "list.uploaded": "uploaded a list",
  "outcomes.added": "reported what became of mail",
  "own_lists.added": "added to the own lists",
  "own_lists.downloaded": "downloaded the own lists",
  "own_lists.removed": "removed from the own lists",
  "pacing.resumed": "resumed a provider",
  "pacing.suspended": "paused a provider",
  "preset.deleted": "removed a saved download",
  "preset.stored": "saved a download",
  "retention.changed": "changed the retention period",
  "retention.purged": "deleted old data",
  "run.cancelled": "stopped a run",
  "run.finished": "finished a run early",
  "run.paused": "paused a run",
  "run.resumed": "resumed a run",
  "schedule.changed": "changed a schedule",
  "schedule.created": "created a schedule",
  "schedule.deleted": "deleted a schedule",
  "schedule.run": "ran a schedule",
  "session.closed": "signed out",
  "session.opened": "signed in",
  "session.refused": "tried to sign in with an invalid key or link",
  "suppression.added": "added to the suppression list",
  "suppression.removed": "removed from the suppression list",
  "suppressions.downloaded": "downloaded the suppression list",
  "contacts.downloaded": "downloaded the contacts",
  "typos.accepted": "accepted corrections of typos",
  "typos.dismissed": "dismissed corrections of typos",
  "typos.reopened": "took decisions about typos back",
  "webhook.changed": "changed a webhook",
  "webhook.created": "created a webhook",
  "webhook.deleted": "deleted a webhook",
  "webhook.redelivered": "sent messages of a webhook again",
  "webhook.rotated": "replaced the secret of a webhook",
  "webhook.tested": "sent a test to a webhook",
};

/** An action in words; one from a newer server is shown as it is. */
export function actionWords(action: string): string {
  return (ACTION_WORDS as Readonly<Record<string, string | undefined>>)[action] ?? action.replaceAll(/[._]/gu, " ");
}

/** Actors that aren't keys. */
const ACTOR_WORDS: Record<string, string> = {
  local: "Local user",
  system: "Rollcall",
  unknown: "Unknown user",
  "command line": "Command line",
};

const BROWSER = /^browser session \((?<name>.+)\)$/u;

export function actorWords(actor: string): string {
  const name = BROWSER.exec(actor)?.groups?.["name"];
  return name === undefined ? (ACTOR_WORDS[actor] ?? actor) : name;
}

/** The details of an entry on one line: “rows: 12, scope: verify”. */
export function detailText(detail: unknown): string {
  if (typeof detail === "string") return detail;
  if (typeof detail !== "object" || detail === null) return "";
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]: [string, unknown]) => `${name.replaceAll("_", " ")}: ${valueText(value)}`)
    .join(", ");
}

function valueText(value: unknown): string {
  if (typeof value === "number") return formatCount(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map(valueText).join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
