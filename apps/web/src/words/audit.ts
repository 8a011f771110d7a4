import { formatCount } from "../format/number.ts";

/** Completes a sentence: “Anna uploaded a list”. */
const ACTION_WORDS: Record<string, string> = {
  "list.created": "uploaded a list",
  "list.uploaded": "uploaded a list",
  "list.started": "started a list",
  "list.paused": "paused a list",
  "list.resumed": "resumed a list",
  "list.cancelled": "stopped a list",
  "list.renamed": "renamed a list",
  "list.deleted": "deleted a list",
  "list.exported": "downloaded a list",
  "run.started": "started a run",
  "run.paused": "paused a run",
  "run.resumed": "resumed a run",
  "run.cancelled": "stopped a run",
  "run.finished": "finished a run early",
  "contact.rechecked": "checked a contact again",
  "contacts.rechecked": "checked contacts again",
  "schedule.created": "created a schedule",
  "schedule.changed": "changed a schedule",
  "schedule.updated": "changed a schedule",
  "schedule.paused": "paused a schedule",
  "schedule.resumed": "resumed a schedule",
  "schedule.deleted": "deleted a schedule",
  "schedule.run": "ran a schedule",
  "webhook.created": "created a webhook",
  "webhook.changed": "changed a webhook",
  "webhook.updated": "changed a webhook",
  "webhook.deleted": "deleted a webhook",
  "webhook.tested": "sent a test to a webhook",
  "suppression.added": "added to the suppression list",
  "suppression.imported": "imported into the suppression list",
  "suppression.removed": "removed from the suppression list",
  "suppressions.added": "added to the suppression list",
  "suppressions.imported": "imported into the suppression list",
  "suppressions.removed": "removed from the suppression list",
  "address.exported": "exported a person's data",
  "address.erased": "deleted a person's data",
  "address.deleted": "deleted a person's data",
  "retention.changed": "changed the retention period",
  "retention.purged": "deleted old data",
  "key.created": "created a key",
  "key.revoked": "revoked a key",
  "link.created": "made a sign-in link",
  "pacing.suspended": "paused a provider",
  "pacing.resumed": "resumed a provider",
  "session.opened": "signed in",
  "session.closed": "signed out",
  "session.refused": "tried to sign in with an invalid key or link",
};

/** An action in words; one from a newer server is shown as it is. */
export function actionWords(action: string): string {
  return ACTION_WORDS[action] ?? action.replaceAll(/[._]/gu, " ");
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
