import { expect, test } from "vitest";
import { EXPORT_TARGETS, type ExportTarget, targetCell, targetColumns } from "./export-targets.ts";

const NAMES = ["ID", "Vorname", "Nachname", "E-Mail-Adresse", "Ort"];
const ROW = { asked: "ada@example.org", status: "deliverable", cells: ["7", "Ada", "Ahl", "Ada@Example.org", "Oslo"] };

const lineFor = (target: ExportTarget, names = NAMES): Record<string, string> =>
  Object.fromEntries(targetColumns(target, names, [3]).map((column) => [column.name, targetCell(column, ROW)]));

test.each([
  ["mailchimp", "Email Address", "First Name", "Last Name", "Tags"],
  ["hubspot", "Email", "First Name", "Last Name", "Rollcall Status"],
  ["brevo", "EMAIL", "FIRSTNAME", "LASTNAME", "ROLLCALL_STATUS"],
  ["klaviyo", "Email", "First Name", "Last Name", "Rollcall Status"],
  ["activecampaign", "Email", "First Name", "Last Name", "Tags"],
  ["mautic", "email", "firstname", "lastname", "tags"],
] as const)(
  "%s: known columns by its template's names, the others as they are",
  (target, email, first, last, status) => {
    expect(lineFor(target)).toEqual({
      [email]: "ada@example.org",
      [first]: "Ada",
      [last]: "Ahl",
      ID: "7",
      Ort: "Oslo",
      [status]: "deliverable",
    });
  },
);

test("listmonk: one name, and all else as JSON", () => {
  const { email, name, attributes } = lineFor("listmonk");
  expect({ email, name }).toEqual({ email: "ada@example.org", name: "Ada Ahl" });
  expect(JSON.parse(attributes ?? "")).toEqual({ ID: "7", Ort: "Oslo", rollcall_status: "deliverable" });
});

test("a list without names has the address and its own columns", () => {
  expect(lineFor("mailchimp", ["a", "b", "c", "mail", "d"])).toEqual({
    "Email Address": "ada@example.org",
    a: "7",
    b: "Ada",
    c: "Ahl",
    d: "Oslo",
    Tags: "deliverable",
  });
});

test("every target has its address first", () => {
  for (const target of Object.keys(EXPORT_TARGETS) as ExportTarget[])
    expect(targetColumns(target, NAMES, [3])[0]).toEqual({
      name: EXPORT_TARGETS[target].email,
      from: { type: "email" },
    });
});
