/**
 * Fuzzes ReplyReader and the dialogue behind it with mutated server talk.
 *
 *   node packages/smtp/fuzz/reply-reader.ts --minutes 10 [--seed 1]
 *
 * Each input is read whole, byte by byte and in random pieces. Checked: the results are the same, nothing throws, what is kept and
 * what is returned stays within the limits, no reading takes long, and a dialogue fed with it answers only about whom it asked.
 * Prints the seed; a failure prints the input in base64 and exits with 1.
 */
import { parseArgs } from "node:util";
import {
  deadlineMs,
  LINE_LIMIT_BYTES,
  type ReadResult,
  receive,
  REPLY_LIMIT_BYTES,
  REPLY_LINES_LIMIT,
  ReplyReader,
  startDialogue,
  step,
} from "../src/index.ts";

/** Time limit per input; generous, as the machine may be busy. */
const SLOW_MS = 2000;
const MAX_INPUT_BYTES = 200_000;

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "1" }, seed: { type: "string" } },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const endMs = performance.now() + Number(values.minutes) * 60_000;

type Bytes = Uint8Array<ArrayBuffer>;

/** xorshift32, for reproducible runs. */
let state = seed | 1;
function random(below: number): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
}

const SEEDS = [
  "220 mx.example.org ESMTP\r\n",
  "250-mx.example.org\r\n250-PIPELINING\r\n250-LIMITS MAILMAX=5\r\n250 SMTPUTF8\r\n",
  "250 2.1.0 Ok\r\n250 2.1.5 Ok\r\n",
  "550-5.1.1 The account does not exist\r\n550 5.1.1 x\r\n",
  "550 5.1.1 <ann@example.org>: Recipient address rejected\r\n421 4.7.0 too many errors\r\n",
  "452 4.5.3 Too many recipients\r\n",
  "220-teaser\r\n521 go away\r\n",
  "HTTP/1.1 400 Bad Request\r\n\r\n",
  "250\r\n250\n250-\n250 \n",
  `250 ${"x".repeat(LINE_LIMIT_BYTES - 6)}\r\n`,
].map((text) => new TextEncoder().encode(text));

const SPICE = [
  "\r",
  "\n",
  "\r\n",
  "\0",
  "-",
  " ",
  "250",
  "550-",
  "421 x\r\n",
  "221 x\r\n",
  "\u00E9",
  "5.1.1",
  "\uFFFD",
].map((text) => new TextEncoder().encode(text));

const corpus: Bytes[] = [...SEEDS];

function pick<T>(items: readonly T[]): T {
  const item = items[random(items.length)];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}

function splice(bytes: Bytes, at: number, removed: number, inserted: Bytes): Bytes {
  const after = bytes.subarray(Math.min(bytes.length, at + removed));
  const result = new Uint8Array(at + inserted.length + after.length);
  result.set(bytes.subarray(0, at));
  result.set(inserted, at);
  result.set(after, at + inserted.length);
  return result;
}

function mutate(original: Bytes): Bytes {
  let bytes = original.slice();
  for (let times = 1 + random(6); times > 0; times -= 1) {
    const at = random(bytes.length + 1);
    const kind = random(7);
    if (kind === 0 && bytes.length > 0) bytes[at % bytes.length] = random(256);
    else if (kind === 1) bytes = splice(bytes, at, 0, pick(SPICE));
    else if (kind === 2) bytes = splice(bytes, at, 1 + random(8), new Uint8Array(0));
    else if (kind === 3) bytes = splice(bytes, at, 0, pick(corpus));
    else if (kind === 4) bytes = splice(bytes, at, 0, bytes.subarray(at, at + random(64)));
    else if (kind === 5 && random(40) === 0)
      bytes = splice(bytes, at, 0, new Uint8Array(random(10_000)).fill(random(256)));
    else if (kind === 6 && random(40) === 0) bytes = repeat(pick(SEEDS), 1 + random(400));
  }
  return bytes.subarray(0, MAX_INPUT_BYTES);
}

function repeat(bytes: Bytes, times: number): Bytes {
  const result = new Uint8Array(bytes.length * times);
  for (let index = 0; index < times; index += 1) result.set(bytes, index * bytes.length);
  return result;
}

function readInPieces(bytes: Uint8Array, size: () => number): ReadResult[] {
  const reader = new ReplyReader();
  const results: ReadResult[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(bytes.length, at + size());
    results.push(...reader.read(bytes.subarray(at, end)));
    at = end;
  }
  return results;
}

function assert(held: boolean, what: string): void {
  if (!held) throw new Error(what);
}

function checkBounds(results: readonly ReadResult[]): void {
  for (const [index, result] of results.entries()) {
    if (result.type === "violation") {
      assert(index === results.length - 1, "results after a violation");
      assert(result.violation.detail.length <= 120, "violation quotes too much");
      continue;
    }
    const { code, lines } = result.reply;
    assert(code >= 200 && code <= 599, `code ${code}`);
    assert(lines.length > 0 && lines.length <= REPLY_LINES_LIMIT, `${lines.length} lines`);
    assert(
      lines.every((line) => line.length <= LINE_LIMIT_BYTES),
      "line too long",
    );
    assert(lines.join("").length <= REPLY_LIMIT_BYTES, "reply too long");
    assert(!/(?!\t)\p{Cc}/u.test(lines.join("")), "control characters");
  }
}

const plan: Parameters<typeof startDialogue>[0] = {
  host: "mx.example.org",
  provider: null,
  backup: false,
  heloName: "probe.example.net",
  mailFrom: "check@example.net",
  recipients: ["ann@example.org", "bob@example.org", "jos\u00E9@example.com"].map((address) => ({
    id: address,
    address,
    needsSmtpUtf8: false,
  })),
  controls: new Map([["example.org", "qz7kd93mfw1p@example.org"]]),
  controlsDue: [],
  policy: {
    maxAddresses: 10,
    recipientsPerTransaction: 2,
    maxRefusals: 5,
    maxAgeMs: 60_000,
    tarpitFactor: 3,
    tls: "opportunistic",
    pipelining: true,
    control: "same_session",
    timeouts: { bannerMs: 10, ehloMs: 10, tlsMs: 10, mailMs: 10, rcptMs: 10, quitMs: 10 },
  },
};

const OPENING = new TextEncoder().encode("220 a\r\n");
const EHLO_REPLY = new TextEncoder().encode("250-a\r\n250 PIPELINING\r\n");

/** Plays the input as the server's part after a valid opening; the dialogue must end by its deadline. */
function checkDialogue(bytes: Uint8Array): void {
  let reader = new ReplyReader();
  let dialogue = startDialogue(plan, 0);
  for (const chunk of [OPENING, EHLO_REPLY]) [dialogue] = receive(dialogue, reader, chunk, 1);
  for (let at = 0; at < bytes.length && dialogue.awaiting !== "closed"; at += 64) {
    [dialogue] = receive(dialogue, reader, bytes.subarray(at, at + 64), 2);
    if (dialogue.awaiting !== "handshake") continue;
    reader = new ReplyReader();
    [dialogue] = step(dialogue, { type: "secured", atMs: 3 });
  }
  for (let waits = 0; dialogue.awaiting !== "closed"; waits += 1) {
    assert(waits < 2, "does not end at its deadline");
    [dialogue] = step(dialogue, { type: "timeout", atMs: deadlineMs(dialogue) });
  }
  assert(dialogue.ending !== null, "closed without an ending");
  const ids = dialogue.answers.map(({ id }) => id);
  assert(new Set(ids).size === ids.length, "an address answered twice");
  assert(dialogue.asked.length <= 8, "more RCPT than there are addresses to ask");
}

let executions = 0;
let kept = 0;
let shapes = new Set<string>();
let reportMs = performance.now() + 60_000;
console.log(`seed ${seed}, ${values.minutes} minutes`);
while (performance.now() < endMs) {
  const bytes = mutate(pick(corpus));
  const startMs = performance.now();
  try {
    const whole = new ReplyReader().read(bytes);
    checkBounds(whole);
    const told = JSON.stringify(whole);
    assert(JSON.stringify(readInPieces(bytes, () => 1 + random(40))) === told, "differs in random pieces");
    if (bytes.length < 2000 || random(50) === 0)
      assert(JSON.stringify(readInPieces(bytes, () => 1)) === told, "differs byte by byte");
    checkDialogue(bytes);
    assert(performance.now() - startMs < SLOW_MS, `took over ${SLOW_MS} ms`);
    // Keep inputs whose results have a new shape for further mutation.
    const shape = whole
      .map((result) =>
        result.type === "reply" ? `${result.reply.code}/${result.reply.lines.length}` : result.violation.problem,
      )
      .join();
    if (!shapes.has(shape) && corpus.length < 5000 && bytes.length < 10_000) {
      if (shapes.size < 200_000) shapes = shapes.add(shape);
      corpus.push(bytes.slice());
      kept += 1;
    }
  } catch (error) {
    console.error(error);
    console.error(`seed ${seed}, execution ${executions}, input ${Buffer.from(bytes).toString("base64")}`);
    process.exit(1);
  }
  executions += 1;
  if (performance.now() > reportMs) {
    console.log(`${executions} executions, corpus ${corpus.length}`);
    reportMs += 60_000;
  }
}
console.log(`${executions} executions, ${kept} inputs kept, no failure`);
