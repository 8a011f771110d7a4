import type { NewVerdict, Retry } from "../verdicts/verdict.ts";
import { expect, test } from "vitest";
import { claimed } from "../testing/session.ts";
import { sendScouts } from "./scouts.ts";
import type { TurnJudgement } from "./turn.ts";

const DUE = new Date("2026-05-04T09:06:00Z");
const A_MINUTE_LATER = new Date("2026-05-04T09:07:00Z");

const retried = (contactId: string, reason: Retry["reason"], dueAt = DUE): Retry => ({
  contactId,
  reason,
  dueAt,
  evidence: [],
  egress: "same",
  isCounted: true,
});

const judged = (retries: readonly Retry[], answered: readonly string[] = []): TurnJudgement =>
  ({ retries, verdicts: answered.map((contactId) => ({ contactId }) as NewVerdict) }) as unknown as TurnJudgement;

test("sendScouts: a greylisted address is the scout of its domain until a minute after its retry", () => {
  const contacts = [claimed("anna"), claimed("bert")];
  const later = new Date("2026-05-04T09:30:00Z");
  expect(sendScouts(contacts, judged([retried("anna", "greylisted"), retried("bert", "greylisted", later)]))).toEqual([
    { domain: "shop.example", until: A_MINUTE_LATER },
  ]);
});

test("sendScouts: an answer lets the others of its domain go, even if others are still greylisted", () => {
  const contacts = [claimed("anna"), claimed("bert"), claimed("cora", { domain: "other.example" })];
  const judgement = judged([retried("anna", "greylisted"), retried("cora", "greylisted")], ["bert"]);
  expect(sendScouts(contacts, judgement)).toEqual([
    { domain: "shop.example", until: null },
    { domain: "other.example", until: A_MINUTE_LATER },
  ]);
});

test("sendScouts: a scout that is greylisted for the third time no longer holds back the others", () => {
  const contacts = [claimed("anna", { attempts: 2 })];
  expect(sendScouts(contacts, judged([retried("anna", "greylisted")]))).toEqual([
    { domain: "shop.example", until: null },
  ]);
});

test("sendScouts: other retry reasons say nothing about the domain", () => {
  expect(sendScouts([claimed("anna")], judged([retried("anna", "temporary_failure")]))).toEqual([]);
});
