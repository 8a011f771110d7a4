/** What may be held of a person, by the API's word for it. */
const HELD_WORDS: Record<string, string> = {
  contact: "The contact with its latest answer",
  contacts: "Contacts",
  rows: "Rows in lists",
  list_rows: "Rows in lists",
  history: "Entries of the history",
  verdicts: "Entries of the history",
  evidence: "Servers' answers",
  checks: "Checks",
  exports: "Files made for download",
  suppression: "An entry of the suppression list",
  mentions: "Other texts that named it",
  messages: "Messages to webhooks",
  suppressions: "Entries of the suppression list",
  webhook_deliveries: "Messages to webhooks",
  audit: "Entries of the activity log",
};

/** A name for it; a word this version doesn't know yet is shown as it came. */
export function heldWords(what: string): string {
  const words = HELD_WORDS[what] ?? what.replaceAll("_", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
