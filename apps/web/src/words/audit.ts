/** What was done, by the API's word for it, as a sentence's end: "Anna … uploaded a list". */
const ACTION_WORDS: Record<string, string> = {
  "list.created": "uploaded a list",
  "list.uploaded": "uploaded a list",
  "list.started": "started a list",
  "list.paused": "paused a list",
  "list.resumed": "resumed a list",
  "list.cancelled": "cancelled a list",
  "list.renamed": "renamed a list",
  "list.deleted": "deleted a list",
  "list.exported": "downloaded a list",
  "run.started": "started a run",
  "run.paused": "paused a run",
  "run.resumed": "resumed a run",
  "run.cancelled": "cancelled a run",
  "contact.rechecked": "asked a contact again",
  "contacts.rechecked": "asked contacts again",
  "schedule.created": "made a schedule",
  "schedule.changed": "changed a schedule",
  "schedule.updated": "changed a schedule",
  "schedule.paused": "paused a schedule",
  "schedule.resumed": "resumed a schedule",
  "schedule.deleted": "deleted a schedule",
  "schedule.run": "ran a schedule",
  "webhook.created": "made a webhook",
  "webhook.changed": "changed a webhook",
  "webhook.updated": "changed a webhook",
  "webhook.deleted": "deleted a webhook",
  "webhook.tested": "sent a test to a webhook",
  "suppression.added": "added to the suppression list",
  "suppression.imported": "imported into the suppression list",
  "suppression.removed": "took off the suppression list",
  "suppressions.added": "added to the suppression list",
  "suppressions.imported": "imported into the suppression list",
  "suppressions.removed": "took off the suppression list",
  "address.exported": "took out all that is held of a person",
  "address.erased": "deleted a person everywhere",
  "address.deleted": "deleted a person everywhere",
  "retention.changed": "changed how long things are kept",
  "retention.purged": "deleted what was too old",
  "key.created": "made a key",
  "key.revoked": "revoked a key",
  "pacing.suspended": "told a provider to be left alone",
  "pacing.resumed": "let a provider be asked again",
  "session.opened": "signed in",
  "session.closed": "signed out",
  "session.refused": "tried to sign in with a key that opens nothing",
};

/** An action for people; one this version doesn't know yet is shown as it came. */
export function actionWords(action: string): string {
  return ACTION_WORDS[action] ?? action.replaceAll(/[._]/gu, " ");
}

/** Who did something: the name of a key, or one of these. */
const ACTOR_WORDS: Record<string, string> = {
  local: "Somebody on this machine",
  system: "Rollcall itself",
  unknown: "Somebody unknown",
  cli: "Somebody on the command line",
};

/** Somebody who signed in with a key, as the log names them. */
const BROWSER = /^browser session \((?<name>.+)\)$/u;

export function actorWords(actor: string): string {
  const name = BROWSER.exec(actor)?.groups?.["name"];
  return name === undefined ? (ACTOR_WORDS[actor] ?? actor) : `${name}, in the browser,`;
}

/** The details of an entry on one line: "rows: 12, scope: verify". Null and empty ones are left out. */
export function detailText(detail: unknown): string {
  if (typeof detail === "string") return detail;
  if (typeof detail !== "object" || detail === null) return "";
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]: [string, unknown]) => `${name.replaceAll("_", " ")}: ${valueText(value)}`)
    .join(", ");
}

function valueText(value: unknown): string {
  if (typeof value === "number") return value.toLocaleString();
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map(valueText).join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
