import { expect, test } from "vitest";
import { identityOf } from "./identity.ts";

const GIVEN = { heloName: "verify.example.com", mailFrom: "postmaster@example.com" };

test("identityOf: given values are used without a warning", () => {
  expect(identityOf(GIVEN, "laptop")).toEqual({ ...GIVEN, warnings: [] });
});

test("identityOf: without a name, the machine's own, with a warning", () => {
  const { heloName, warnings } = identityOf({ ...GIVEN, heloName: null }, "laptop.lan");
  expect(heloName).toBe("laptop.lan");
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(
    /^HELO_NAME is not set, so servers are greeted as "laptop\.lan"\. Many servers refuse .* Set it to /,
  );
});

test("identityOf: without a sender, the null sender, with a warning", () => {
  const { mailFrom, warnings } = identityOf({ ...GIVEN, mailFrom: null }, "laptop");
  expect(mailFrom).toBe("");
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(/^MAIL_FROM is not set, so the empty sender <> is used\. .* refuse .* Set it to /);
});

test("identityOf: an explicit null sender gives no warning", () => {
  expect(identityOf({ ...GIVEN, mailFrom: "" }, "laptop")).toEqual({ ...GIVEN, mailFrom: "", warnings: [] });
});

test.each([
  ["laptop", "laptop.localdomain"],
  ["Anna's MacBook.local", "anna-s-macbook.local"],
  ["-x-.", "x.localdomain"],
  ["", "localhost.localdomain"],
  ["büro", "b-ro.localdomain"],
])("identityOf: a machine called %j greets as %s", (host, name) => {
  expect(identityOf({ heloName: null, mailFrom: null }, host).heloName).toBe(name);
});
