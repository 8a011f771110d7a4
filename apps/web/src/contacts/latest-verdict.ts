import type { ContactHead, ContactRecord, VerdictFields } from "../api/schemas.ts";

/**
 * A contact's verdict with what its check learned: the server's words stand in the history. The contact's own verdict
 * counts, which need not be the last check's: an unknown doesn't replace a good answer.
 */
export function latestVerdict(record: ContactRecord | undefined, contact: ContactHead): VerdictFields {
  const current = record?.contact ?? contact;
  const decisive = record?.history.find(({ status, reason }) => status === current.status && reason === current.reason);
  return { ...decisive, ...current };
}
