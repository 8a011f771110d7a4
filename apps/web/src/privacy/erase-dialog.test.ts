import { expect, test } from "vitest";
import { receiptText } from "./erase-dialog.tsx";

test("receiptText: has the receipt, the address, the time and each part", () => {
  const text = receiptText("ada@example.com", {
    receipt_id: "rcpt_7",
    at: "2026-11-26T12:00:00.000Z",
    deleted: { contacts: 1, evidence_rows: 4 },
    remains: ["Backups: until you delete them."],
  });
  expect(text).toBe(
    [
      "Deletion receipt rcpt_7",
      "Address: ada@example.com",
      "When: 2026-11-26T12:00:00.000Z",
      "Deleted:",
      "  Contacts: 1",
      "  Evidence rows: 4",
      "May still be on disk:",
      "  Backups: until you delete them.",
    ].join("\n"),
  );
});
