import { describe, expect, it } from "vitest";
import {
  afterAnswers,
  GUARD_COOL_OFF_MS,
  GUARD_WINDOW_ANSWERS,
  type GuardState,
  NEW_GUARD_STATE,
  type SiteAnswer,
} from "./anomaly-guard.ts";

const accepted = (atMs = 0): SiteAnswer => ({ answer: "accepted", text: "", acceptedBefore: false, atMs });
const refused = (atMs = 0, over: Partial<SiteAnswer> = {}): SiteAnswer => ({
  answer: "refused",
  text: "550 5.1.1 user does not exist",
  acceptedBefore: false,
  atMs,
  ...over,
});
const times = (count: number, answer: SiteAnswer): SiteAnswer[] => Array.from({ length: count }, () => answer);
const after = (...answers: readonly SiteAnswer[][]): GuardState & { doubted: boolean } =>
  answers.reduce<GuardState & { doubted: boolean }>((state, batch) => afterAnswers(state, batch), {
    ...NEW_GUARD_STATE,
    doubted: false,
  });

/** A site that refuses one in ten, as large providers do. */
const USUAL = Array.from({ length: 60 }, (_, index) => (index % 10 === 0 ? refused() : accepted()));

describe("afterAnswers", () => {
  it("afterAnswers: a wave of refusals at a site that mostly accepted is doubted", () => {
    const before = after(USUAL);
    expect(before.doubted).toBe(false);
    expect(afterAnswers(before, times(20, refused(1))).doubted).toBe(true);
  });

  it("afterAnswers: a few refusals more are not", () => {
    expect(after(USUAL, times(8, refused(1))).doubted).toBe(false);
  });

  it("afterAnswers: a site that always refused is believed", () => {
    expect(after(times(200, refused())).doubted).toBe(false);
  });

  it("afterAnswers: too few answers prove nothing", () => {
    expect(after(times(10, accepted()), times(19, refused())).doubted).toBe(false);
  });

  it("afterAnswers: five refusals in one wording, one of an address that was accepted before, are doubted", () => {
    const known = refused(1, { acceptedBefore: true, text: "550 5.1.1 <anna@shop.example>: user does not exist" });
    const others = times(4, refused(1, { text: "550 5.1.1 <bert@shop.example>: user does not exist" }));
    expect(after([...others, known]).doubted).toBe(true);
    expect(after([...others, { ...known, acceptedBefore: false }]).doubted).toBe(false);
    expect(after([...others, { ...known, text: "550 5.1.1 no longer employed" }]).doubted).toBe(false);
    expect(after([...others.slice(1), accepted(), known]).doubted).toBe(false);
  });

  it("afterAnswers: a doubt lasts through the cool-off, whatever is answered", () => {
    const doubted = after(USUAL, times(20, refused(1)));
    expect(afterAnswers(doubted, times(100, accepted(GUARD_COOL_OFF_MS))).doubted).toBe(true);
    expect(afterAnswers(doubted, []).doubted).toBe(false);
  });

  it("afterAnswers: a wave that has passed is over", () => {
    const doubted = after(USUAL, times(20, refused(1)));
    const later = afterAnswers(doubted, times(GUARD_WINDOW_ANSWERS, accepted(GUARD_COOL_OFF_MS + 10_000)));
    expect(later).toMatchObject({ doubted: false, doubtedSinceMs: null });
    expect(later.usual.refused / later.usual.answers).toBeLessThan(0.3);
  });

  it("afterAnswers: refusals that are repeated after the cool-off are believed from then on", () => {
    const doubted = after(USUAL, times(20, refused(1)));
    const repeated = afterAnswers(doubted, times(GUARD_WINDOW_ANSWERS, refused(GUARD_COOL_OFF_MS + 10_000)));
    expect(repeated.doubted).toBe(false);
    expect(afterAnswers(repeated, times(60, refused(GUARD_COOL_OFF_MS + 20_000))).doubted).toBe(false);
  });

  it("afterAnswers: answers one by one and together end alike", () => {
    const answers = [...USUAL, ...times(30, refused(1)), ...times(30, refused(GUARD_COOL_OFF_MS + 5))];
    const { doubted: _, ...together } = afterAnswers(NEW_GUARD_STATE, answers);
    const { doubted: __, ...oneByOne } = after(...answers.map((answer) => [answer]));
    expect(oneByOne).toEqual(together);
  });

  it("afterAnswers: the state is plain, bounded data", () => {
    const { doubted: _, ...state } = after(...Array.from({ length: 50 }, () => USUAL));
    expect(state.window).toHaveLength(GUARD_WINDOW_ANSWERS);
    expect(state.usual.answers).toBeLessThanOrEqual(400);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });
});
