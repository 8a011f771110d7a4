import { expect, test } from "vitest";
import type { Step } from "../api/schemas.ts";
import { stepDetail } from "./steps.ts";

const step = (fields: Partial<Step>): Step =>
  ({ step: "rcpt", detail: null, code: null, outcome: "ok", ...fields }) as Step;

test("stepDetail: the code isn't said twice", () => {
  expect(stepDetail(step({ code: 250, detail: "250 2.1.5 OK" }))).toBe("2.1.5 OK");
  expect(stepDetail(step({ code: 250, detail: "2.1.5 OK" }))).toBe("2.1.5 OK");
  expect(stepDetail(step({}))).toBeNull();
});

test("stepDetail: a misspelling in a sentence, else the address", () => {
  expect(stepDetail(step({ step: "syntax", outcome: "failed", detail: "space" }))).toBe(
    "There is a space inside the address.",
  );
  expect(stepDetail(step({ step: "syntax", detail: "space@example.com" }))).toBe("space@example.com");
});

test("stepDetail: what a server can do takes one line, its mail servers one each", () => {
  expect(stepDetail(step({ step: "ehlo", code: 250, detail: "mx\nSIZE 1\nSTARTTLS" }))).toBe("mx · SIZE 1 · STARTTLS");
  expect(stepDetail(step({ step: "mx", detail: "10 a\n20 b" }))).toBe("10 a\n20 b");
});
