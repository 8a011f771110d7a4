import { describe, expect, it } from "vitest";
import {
  afterAnswers,
  GUARD_COOL_OFF_MS,
  GUARD_WINDOW_ANSWERS,
  type GuardStep,
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
const NEW: GuardStep = { state: NEW_GUARD_STATE, doubted: false, waveSinceMs: null };
const after = (...answers: readonly SiteAnswer[][]): GuardStep =>
  answers.reduce((step, batch) => afterAnswers(step.state, batch), NEW);

/** A site that refuses one in ten, as large providers do. */
const USUAL = Array.from({ length: 60 }, (_, index) => (index % 10 === 0 ? refused() : accepted()));

describe("afterAnswers", () => {
  it("afterAnswers: a wave of refusals at a site that mostly accepted is doubted", () => {
    const before = after(USUAL);
    expect(before.doubted).toBe(false);
    expect(afterAnswers(before.state, times(20, refused(1))).doubted).toBe(true);
  });

  it("afterAnswers: a few more rejections are not doubted", () => {
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
    expect(afterAnswers(doubted.state, times(100, accepted(GUARD_COOL_OFF_MS))).doubted).toBe(true);
    expect(afterAnswers(doubted.state, []).doubted).toBe(false);
  });

  it("afterAnswers: a wave that has passed is over", () => {
    const doubted = after(USUAL, times(20, refused(1)));
    const later = afterAnswers(doubted.state, times(GUARD_WINDOW_ANSWERS, accepted(GUARD_COOL_OFF_MS + 10_000)));
    expect(later).toMatchObject({ doubted: false, state: { doubtedSinceMs: null } });
    expect(later.state.usual.refused / later.state.usual.answers).toBeLessThan(0.3);
  });

  it("afterAnswers: refusals that are repeated after the cool-off are believed from then on", () => {
    const doubted = after(USUAL, times(20, refused(1)));
    const repeated = afterAnswers(doubted.state, times(GUARD_WINDOW_ANSWERS, refused(GUARD_COOL_OFF_MS + 10_000)));
    expect(repeated.doubted).toBe(false);
    expect(afterAnswers(repeated.state, times(60, refused(GUARD_COOL_OFF_MS + 20_000))).doubted).toBe(false);
  });

  it("afterAnswers: batching makes no difference", () => {
    const answers = [...USUAL, ...times(30, refused(1)), ...times(30, refused(GUARD_COOL_OFF_MS + 5))];
    const together = afterAnswers(NEW_GUARD_STATE, answers);
    const oneByOne = after(...answers.map((answer) => [answer]));
    expect(oneByOne.state).toEqual(together.state);
  });

  it("afterAnswers: the state is plain, bounded data", () => {
    const { state } = after(...Array.from({ length: 50 }, () => USUAL));
    expect(state.window).toHaveLength(GUARD_WINDOW_ANSWERS);
    expect(state.usual.answers).toBeLessThanOrEqual(400);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });

  it("afterAnswers: repeated refusals of an address that was accepted before raise no second doubt", () => {
    const gone = (atMs: number): SiteAnswer => refused(atMs, { acceptedBefore: true });
    const doubted = after(times(5, gone(1)));
    expect(doubted.doubted).toBe(true);
    const believed = afterAnswers(doubted.state, times(20, gone(GUARD_COOL_OFF_MS + 10)));
    expect(afterAnswers(believed.state, times(4, refused(GUARD_COOL_OFF_MS + 20))).doubted).toBe(false);
  });

  it("afterAnswers: reports the start of the wave once", () => {
    const wave = Array.from({ length: 20 }, (_, index) => refused(100 + index));
    const begun = afterAnswers(after(USUAL, times(19, accepted(50))).state, wave);
    expect(begun.waveSinceMs).toBe(100);
    expect(afterAnswers(begun.state, times(3, refused(130))).waveSinceMs).toBeNull();
    const others = { text: "550 5.1.1 no longer employed" };
    const identical = [refused(1, others), refused(2), refused(3), refused(4), refused(5), refused(6)];
    expect(after([...identical, refused(7, { acceptedBefore: true })]).waveSinceMs).toBe(2);
  });

  it("afterAnswers: a simulated world may have a shorter cool-off", () => {
    const doubted = afterAnswers(after(USUAL).state, times(20, refused(1)), 100);
    const passed = afterAnswers(doubted.state, times(GUARD_WINDOW_ANSWERS, accepted(500)), 100);
    expect(passed.doubted).toBe(false);
  });
});
