import { CONTRAST } from "@rollcall/smtp";
import { describe, expect, test } from "vitest";
import { type Answer, chance, simulate, type SimulatedRun, type SimulatedSite } from "./simulated-site.ts";

const SIZES = [
  [6, 4],
  [20, 10],
  [60, 40],
] as const;

/** Retries end 3.5 h after the first attempt, up to a fifth later; being cautious at first takes some time. */
const LIMIT_HOURS = 6;

/** Mailboxes and names without one, in an order of chance. */
function list(real: number, gone: number, seed: number): string[] {
  const random = chance(seed);
  const names = [
    ...Array.from({ length: real }, (_, at) => `real-${at}`),
    ...Array.from({ length: gone }, (_, at) => `gone-${at}`),
  ];
  return names
    .map((name) => ({ name, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ name }) => name);
}

const exists = (name: string): boolean => name.startsWith("real");
const truth: Answer = ({ name }) => (exists(name) ? "250 Ok" : "550 5.1.1 User unknown");

/** What was said of the mailboxes, and of the other names: each once. */
function told({ said }: SimulatedRun): { readonly real: readonly string[]; readonly gone: readonly string[] } {
  const of = (isReal: boolean): string[] => [
    ...new Set(Object.entries(said).flatMap(([name, words]) => (exists(name) === isReal ? [words] : []))),
  ];
  return { real: of(true), gone: of(false) };
}

describe("a forwarder that ends the session at names it does not know", () => {
  const cases = ["421 4.4.2 alias does not exist, try again later", "close", "reset"].flatMap((how) =>
    SIZES.flatMap(([real, gone]) => [1, 2, 3].map((seed) => [how, real, gone, seed] as const)),
  );

  test.each(cases)(
    "%s at %i + %i names (order %i): all end with the schedule, none is condemned",
    async (how, real, gone, seed) => {
      const answer: Answer = ({ name }) => (exists(name) ? "250 Ok" : how);
      const run = await simulate({ names: list(real, gone, seed), answer, seed });
      expect(Object.keys(run.said)).toHaveLength(real + gone);
      expect(told(run).gone).toEqual(["unknown gave_up"]);
      // A server that hangs up without a word may have any reason.
      expect(told(run).real).toEqual([how.startsWith("421") ? "deliverable accepted" : "risky catch_all_untested"]);
      expect(run.hours).toBeLessThan(LIMIT_HOURS);
      // An address six times, the control four times, a series, and what had to be asked again.
      expect(run.asked).toBeLessThan(1.3 * (real + 6 * gone + 4 + CONTRAST.length));
    },
  );
});

describe("a site that ends sessions after some addresses", () => {
  const after = (most: number, words: string): Pick<SimulatedSite, "answer"> => ({
    answer: (question) => (question.nth > most ? words : truth(question)),
  });
  const sites: readonly (readonly [what: string, Pick<SimulatedSite, "answer" | "reset">])[] = [
    ["450 Too many recipient attempts after six", after(6, "450 Too many recipient attempts")],
    ["421 without a reason after three", after(3, "421 4.7.0 RCPT sent too many times")],
    ["a close after one", after(1, "close")],
    ["RSET answered by 421", { answer: truth, reset: () => "421 4.4.2 closing" }],
    ["RSET answered by 500", { answer: truth, reset: () => "500 Expected RCPT TO" }],
  ];

  test.each(sites)("%s: it is learned, and the pace left alone", async (_, site) => {
    const [plain, limited] = await Promise.all(
      [{ answer: truth }, site].map((one) => simulate({ names: list(60, 40, 1), ...one })),
    );
    if (!plain || !limited) throw new Error("two runs");
    expect(told(limited)).toEqual({ real: ["deliverable accepted"], gone: ["undeliverable mailbox_not_found"] });
    expect(limited.broken).toBeLessThanOrEqual(3);
    expect(limited.hours).toBeLessThan(1.1 * plain.hours);
    expect(limited.asked).toBeLessThan(1.1 * plain.asked);
    expect(limited.ratePerMinute).toBeGreaterThanOrEqual(10);
  });
});

/** At most so many answers in any minute. */
function perMinute(most: number, words: string, answer = truth): Answer {
  let answered: number[] = [];
  return (question) => {
    answered = answered.filter((atMs) => atMs > question.nowMs - 60_000);
    if (answered.length >= most) return words;
    answered.push(question.nowMs);
    return answer(question);
  };
}

/** Shuts for a while after so many unknown names. */
function guarded(most: number, words: string, shutMs: number): Answer {
  let unknown = 0;
  let openAtMs = 0;
  return (question) => {
    if (question.nowMs < openAtMs) return words;
    if (exists(question.name)) return truth(question);
    unknown += 1;
    if (unknown <= most) return truth(question);
    unknown = 0;
    openAtMs = question.nowMs + shutMs;
    return words;
  };
}

describe("a site that cuts sessions short whatever the name", () => {
  const sites: readonly (readonly [what: string, answer: () => Answer, broken: number])[] = [
    ["five answers a minute, then 421 without a reason", () => perMinute(5, "421 4.3.2 try again later"), 40],
    ["five answers a minute, then 450 in words", () => perMinute(5, "450 4.7.1 Too many connections"), 20],
    ["a guard that shuts for an hour, by 421", () => guarded(5, "421 4.3.2 try again later", 3_600_000), 60],
    ["a guard that shuts for ten minutes, by a close", () => guarded(5, "close", 600_000), 60],
  ];

  test.each(sites)("%s: it is not taken for the names, nor asked without end", async (_, answer, broken) => {
    for (const seed of [1, 2, 3]) {
      const run = await simulate({ names: list(60, 40, seed), answer: answer(), seed });
      expect(told(run)).toEqual({ real: ["deliverable accepted"], gone: ["undeliverable mailbox_not_found"] });
      expect(run.broken).toBeLessThan(broken);
    }
  });
});

/** Shuts for a while after so many names of any kind. */
function tired(most: number, words: string, shutMs: number): Answer {
  let asked = 0;
  let openAtMs = 0;
  return ({ nowMs }) => {
    if (nowMs < openAtMs) return words;
    asked += 1;
    if (asked <= most) return "250 Ok";
    asked = 0;
    openAtMs = nowMs + shutMs;
    return words;
  };
}

describe("a site that takes every name, and says 421 to everybody now and then", () => {
  const words = "421 4.3.2 try again later";
  const everybody: Answer = () => "250 Ok";
  const takesTurns = (every: number): Answer => {
    let asked = 0;
    return () => ((asked += 1) % every === 0 ? words : "250 Ok");
  };
  const firstOfBurst = (restMs: number): Answer => {
    let lastMs = 0;
    return ({ nowMs }) => {
      const isFirst = nowMs - lastMs > restMs;
      lastMs = nowMs;
      return isFirst ? words : "250 Ok";
    };
  };
  const sites: readonly (readonly [what: string, answer: () => Answer])[] = [
    ...[1, 2, 3, 5].map((most) => [`${most} a minute`, () => perMinute(most, words, everybody)] as const),
    ...[1, 2, 4].map(
      (most) =>
        [
          `${most} a session`,
          (): Answer =>
            ({ nth }) =>
              nth > most ? words : "250 Ok",
        ] as const,
    ),
    ...[1, 3, 9].map((most) => [`${most} names, then shut for 20 min`, () => tired(most, words, 1_200_000)] as const),
    ...[1, 3].map((most) => [`${most} names, then shut for a second`, () => tired(most, words, 1_000)] as const),
    ...[2, 3, 4, 5].map((every) => [`one backend of ${every} is down`, () => takesTurns(every)] as const),
    ...[500, 60_000].map((restMs) => [`the first after ${restMs} ms`, () => firstOfBurst(restMs)] as const),
  ];

  test.each(sites)("%s: no name of it is called deliverable, in any order", async (_, answer) => {
    for (const seed of [1, 2, 3, 4])
      for (const size of [2, 12]) {
        const run = await simulate({ names: list(size, size, seed), answer: answer(), seed });
        expect(Object.values(run.said).filter((words) => /^(?:un)?deliverable/u.test(words))).toEqual([]);
      }
  });
});
