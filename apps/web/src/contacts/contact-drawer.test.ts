import { expect, test } from "vitest";
import type { ContactHead, ContactRecord } from "../api/schemas.ts";
import { latestVerdict } from "./contact-drawer.tsx";

const contact: ContactHead = {
  id: "1",
  email: "ada@example.com",
  status: "deliverable",
  reason: "accepted",
  checked_at: "2026-03-01T00:00:00Z",
};
const record = {
  contact,
  history: [
    { status: "unknown", reason: "timeout", checked_at: "2026-03-09T00:00:00Z", smtp_reply: null },
    { status: "deliverable", reason: "accepted", checked_at: "2026-03-01T00:00:00Z", smtp_reply: "2.1.5 OK" },
  ],
  lists: [],
} as unknown as ContactRecord;

test("latestVerdict: takes the reply of the check behind the verdict", () => {
  expect(latestVerdict(record, contact)).toMatchObject({ status: "deliverable", smtp_reply: "2.1.5 OK" });
  expect(latestVerdict(record, contact).checked_at).toBe("2026-03-01T00:00:00Z");
});

test("latestVerdict: only the contact until the history is loaded", () => {
  expect(latestVerdict(undefined, contact)).toEqual(contact);
});
