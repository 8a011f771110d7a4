import { normalise } from "./normalise.ts";

/** Window size, in replies. */
export const GUARD_WINDOW_ANSWERS = 20;
/** A share of rejections above this is suspicious … */
const GUARD_REFUSED_SHARE = 0.6;
/** … at a site whose usual share is below this. Both from known incidents at large providers. */
const GUARD_USUAL_SHARE = 0.3;
/** Replies within this time of the first doubt belong to the same wave. */
export const GUARD_COOL_OFF_MS = 30 * 60_000;
/** Identical rejections in a row that raise a doubt, if one of the addresses was accepted before. */
const GUARD_IDENTICAL_ANSWERS = 5;
/** Beyond this count, history decays by half. */
const USUAL_ANSWERS_LIMIT = 400;

/** A reply to RCPT, controls excluded. */
export interface SiteAnswer {
  /** `refused` = a definite "no such mailbox" or "disabled"; 4xx and blocks are excluded. */
  readonly answer: "accepted" | "refused";
  /** The reply's text; "" for an acceptance. */
  readonly text: string;
  /** This site accepted the address before. */
  readonly acceptedBefore: boolean;
  readonly atMs: number;
}

interface WindowAnswer {
  readonly refused: boolean;
  /** Normalised text, so that echoed addresses don't matter. */
  readonly words: string;
  readonly acceptedBefore: boolean;
  readonly atMs: number;
}

/** State per site; plain data. */
export interface GuardState {
  /** The latest replies, oldest first, at most {@link GUARD_WINDOW_ANSWERS}. */
  readonly window: readonly WindowAnswer[];
  /** Replies that have left the window. */
  readonly usual: { readonly answers: number; readonly refused: number };
  /** Start of the current doubt, or null. */
  readonly doubtedSinceMs: number | null;
}

/** A site without history. */
export const NEW_GUARD_STATE: GuardState = { window: [], usual: { answers: 0, refused: 0 }, doubtedSinceMs: null };

/**
 * Detects waves of false rejections: large providers have had hours in which they rejected every name.
 *
 * A doubt begins when more than 60 % of the last 20 replies are rejections at a site where fewer than 30 % were usual, or when five
 * identical rejections in a row include an address that was accepted before. While it lasts, rejections must be held (LimitEvidence
 * `doubted`) and retried. It ends with the first full window after the cool-off; if that is rejected as well, rejections are believed
 * and become the norm.
 *
 * @param answers in chronological order
 * @param coolOffMs longest duration of a wave; shorter than the default in simulations only
 */
export function afterAnswers(
  state: GuardState,
  answers: readonly SiteAnswer[],
  coolOffMs: number = GUARD_COOL_OFF_MS,
): GuardStep {
  let doubted = state.doubtedSinceMs !== null && answers.length > 0;
  let waveSinceMs: number | null = null;
  let next = state;
  for (const answer of answers) {
    const before = next;
    next = afterAnswer(before, answer, coolOffMs);
    if (next.doubtedSinceMs === null) continue;
    doubted = true;
    if (before.doubtedSinceMs === null) waveSinceMs = waveStart([...before.window, seen(answer)]);
  }
  if (state.doubtedSinceMs !== null && next.doubtedSinceMs === null) doubted = false;
  return { state: next, doubted, waveSinceMs };
}

/** The state after some replies. */
export interface GuardStep {
  readonly state: GuardState;
  /** Hold the rejections among these replies. */
  readonly doubted: boolean;
  /** If a doubt began: the time of the wave's first rejection, from which on rejections must be revoked. Else null. */
  readonly waveSinceMs: number | null;
}

function seen({ answer, text, acceptedBefore, atMs }: SiteAnswer): WindowAnswer {
  const refused = answer === "refused";
  return { refused, words: refused ? normalise(text).words : "", acceptedBefore, atMs };
}

function afterAnswer(state: GuardState, answer: SiteAnswer, coolOffMs: number): GuardState {
  const latest = seen(answer);
  if (state.doubtedSinceMs !== null) return whileDoubted(state, latest, state.doubtedSinceMs + coolOffMs);
  const window = [...state.window, latest];
  const usual = window.length > GUARD_WINDOW_ANSWERS ? remember(state.usual, window.slice(0, 1)) : state.usual;
  const next = { window: window.slice(-GUARD_WINDOW_ANSWERS), usual, doubtedSinceMs: null };
  return isSuspicious(next) ? { window: [], usual, doubtedSinceMs: latest.atMs } : next;
}

/** Ignores replies of the wave itself; the first full window after it decides. */
function whileDoubted(state: GuardState, latest: WindowAnswer, coolAtMs: number): GuardState {
  if (latest.atMs < coolAtMs) return state;
  const window = [...state.window, latest];
  if (window.length < GUARD_WINDOW_ANSWERS) return { ...state, window };
  const refused = window.filter((one) => one.refused).length;
  const isStillRefusing = refused / window.length > GUARD_REFUSED_SHARE;
  if (!isStillRefusing) return { window, usual: state.usual, doubtedSinceMs: null };
  // Rejected twice, half an hour apart: believe it, including for addresses accepted before.
  const believed = window.map((one) => ({ ...one, acceptedBefore: false }));
  return { window: believed, usual: { answers: window.length, refused }, doubtedSinceMs: null };
}

function isSuspicious({ window, usual }: GuardState): boolean {
  return isUnusual(window, usual) || isIdentical(window);
}

function isUnusual(window: GuardState["window"], usual: GuardState["usual"]): boolean {
  if (window.length < GUARD_WINDOW_ANSWERS || usual.answers < GUARD_WINDOW_ANSWERS) return false;
  const refused = window.filter((one) => one.refused).length;
  return refused / window.length > GUARD_REFUSED_SHARE && usual.refused / usual.answers < GUARD_USUAL_SHARE;
}

function isIdentical(window: GuardState["window"]): boolean {
  const run = window.slice(-GUARD_IDENTICAL_ANSWERS);
  const first = run[0];
  if (first === undefined || run.length < GUARD_IDENTICAL_ANSWERS) return false;
  return run.every((one) => one.refused && one.words === first.words) && run.some((one) => one.acceptedBefore);
}

/** Start of the wave at the end of this window. */
function waveStart(answers: GuardState["window"]): number {
  const last = answers.at(-1);
  const isOfWave = isIdentical(answers)
    ? (one: WindowAnswer): boolean => one.refused && one.words === last?.words
    : (one: WindowAnswer): boolean => one.refused;
  const before = isIdentical(answers) ? answers.findLastIndex((one) => !isOfWave(one)) : -1;
  return answers.slice(before + 1).find(isOfWave)?.atMs ?? last?.atMs ?? 0;
}

function remember(usual: GuardState["usual"], left: readonly WindowAnswer[]): GuardState["usual"] {
  const answers = usual.answers + left.length;
  const refused = usual.refused + left.filter((one) => one.refused).length;
  return answers > USUAL_ANSWERS_LIMIT ? { answers: answers / 2, refused: refused / 2 } : { answers, refused };
}
