import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Evidence } from "@rollcall/verdict";
import { describe, expect, test } from "vitest";
import { commandLine } from "./command.ts";
import { type Dialogue, type DialoguePlan, type Effect, type Input, startDialogue, deadlineMs } from "./dialogue.ts";
import { ReplyReader } from "./reply-reader.ts";
import { step, receive } from "./step.ts";

const FOLDER = join(import.meta.dirname, "../transcripts");
const TIMEOUTS = { bannerMs: 60_000, ehloMs: 60_000, tlsMs: 30_000, mailMs: 45_000, rcptMs: 90_000, quitMs: 2000 };

interface Transcript {
  readonly plan: DialoguePlan;
  readonly wholeOnly: boolean;
  /** `S` and `C` lines and `#` notes, in order. */
  readonly wire: readonly string[];
  /** `=` lines: expected results. */
  readonly learned: readonly string[];
}

/** File format: comments in `;` lines, settings in `name: value` lines, the wire, then results in `=` lines. */
function parse(text: string): Transcript {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith(";"));
  const settings = new Map<string, string>();
  const wire: string[] = [];
  const learned: string[] = [];
  for (const line of lines) {
    const setting = /^([a-z][A-Za-z8]*): (.*)$/.exec(line);
    if (line.startsWith("=")) learned.push(line.slice(2));
    else if (/^[SC]: ?|^# /.test(line)) wire.push(line);
    else if (setting !== null) settings.set(setting[1] ?? "", setting[2] ?? "");
    else throw new Error(`Cannot read transcript line: ${line}`);
  }
  return { plan: planOf(settings), wholeOnly: settings.get("chunks") === "whole", wire, learned };
}

function planOf(settings: ReadonlyMap<string, string>): DialoguePlan {
  const addresses = settings.get("recipients")?.split(" ") ?? [];
  const controls = (settings.get("controls")?.split(" ") ?? []).map((control) => [domainOf(control), control] as const);
  const number = (name: string, otherwise: number) => Number(settings.get(name) ?? otherwise);
  const stops = settings.get("stopsAt");
  return {
    host: "mx.example.org",
    provider: null,
    backup: false,
    heloName: "probe.example.net",
    mailFrom: settings.get("mailFrom") ?? "check@example.net",
    recipients: addresses.map((address) => ({ id: address, address, needsSmtpUtf8: /[^ -~]/.test(address) })),
    controls: new Map(controls),
    controlsDue: settings.get("controlsDue")?.split(" ") ?? [],
    policy: {
      maxAddresses: number("maxAddresses", 20),
      recipientsPerTransaction: number("recipientsPerTransaction", 1),
      maxRefusals: number("maxRefusals", 5),
      maxAgeMs: number("maxAgeMs", 600_000),
      tarpitFactor: number("tarpitFactor", 3),
      tls: (settings.get("tls") ?? "opportunistic") as DialoguePlan["policy"]["tls"],
      pipelining: settings.get("pipelining") === "yes",
      control: (settings.get("control") ?? "same_session") as DialoguePlan["policy"]["control"],
      timeouts: TIMEOUTS,
    },
    stopsSession: stops === undefined ? undefined : (evidence) => evidence.text.includes(stops),
  };
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

interface Played {
  readonly dialogue: Dialogue;
  /** The actual wire: the server's lines and notes as written, our lines as sent. */
  readonly wire: readonly string[];
}

/** Plays the server's lines, `chunkBytes` at a time, and the notes, and records what the dialogue does. */
function play({ plan, wire }: Transcript, chunkBytes: number): Played {
  let dialogue = startDialogue(plan, 0);
  let reader = new ReplyReader();
  let nowMs = 0;
  const log: string[] = [];
  const follow = ([next, effects]: readonly [Dialogue, readonly Effect[]]): void => {
    dialogue = next;
    for (const effect of effects) {
      if (effect.type === "send") log.push(...effect.commands.map(({ command }) => `C: ${commandLine(command)}`));
      if (effect.type === "start_tls") log.push("# starts TLS");
      if (effect.type === "close") log.push("# closes");
    }
  };
  for (const group of serverGroups(wire)) {
    log.push(...group);
    const wait = /^# wait (\d+)$/.exec(group[0] ?? "")?.[1];
    nowMs = group[0] === "# timeout" ? deadlineMs(dialogue) : nowMs + Number(wait ?? 10);
    if (group[0] === "# secured") reader = new ReplyReader();
    const input = wait === undefined ? noteAsInput(group[0] ?? "", nowMs) : null;
    if (input !== null) follow(step(dialogue, input));
    if (group[0]?.startsWith("S:") !== true) continue;
    const bytes = new TextEncoder().encode(group.map((line) => `${line.slice(3)}\r\n`).join(""));
    for (let cut = 0; cut < bytes.length; cut += chunkBytes)
      follow(receive(dialogue, reader, bytes.subarray(cut, cut + chunkBytes), nowMs));
  }
  return { dialogue, wire: log };
}

/** The server's part: lines grouped by arrival, and each note by itself. Our lines separate the groups. */
function serverGroups(wire: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (const [index, line] of wire.entries()) {
    if (line.startsWith("C:") || line === "# starts TLS" || line === "# closes") continue;
    const goesOn = line.startsWith("S:") && wire[index - 1]?.startsWith("S:") === true;
    if (goesOn) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  return groups;
}

function noteAsInput(note: string, atMs: number): Input | null {
  const inputs: Record<string, Input> = {
    "# secured": { type: "secured", atMs },
    "# tls failed": { type: "tls_failed", detail: "wrong version number", atMs },
    "# closed": { type: "closed", detail: "closed by the server", atMs },
    "# abort": { type: "abort", atMs },
    "# timeout": { type: "timeout", atMs },
  };
  return inputs[note] ?? null;
}

function learned({ plan, answers, controls, controlsDue, ending, tlsBroken, asked, refused }: Dialogue): string[] {
  const byId = new Map(answers.map(({ id, evidence }) => [id, evidence]));
  expect(byId.size, "an address is answered once").toBe(answers.length);
  return [
    ...plan.recipients.map(({ id }) => `${id} ${byId.get(id)?.map(words).join("; ") ?? "unanswered"}`),
    ...controls.map(({ domain, evidence }) => `control ${domain} ${words(evidence)}`),
    ...controlsDue.map((domain) => `due ${domain}`),
    ...(tlsBroken ? ["tls broken"] : []),
    `asked ${asked.length} refused ${refused}`,
    ending === null ? "no ending" : `${ending.type}${"evidence" in ending ? ` ${words(ending.evidence)}` : ""}`,
  ];
}

function words(evidence: Evidence): string {
  if (evidence.type === "reply")
    return `${evidence.stage} ${evidence.subject} ${evidence.code} ${evidence.enhanced ?? "-"}`;
  if (evidence.type === "failure") return `${evidence.stage} ${evidence.failure}`;
  return evidence.type === "limit" ? evidence.limit : evidence.type;
}

const files = readdirSync(FOLDER).filter((name) => name.endsWith(".smtp"));
const transcripts = new Map(files.map((file) => [file, parse(readFileSync(join(FOLDER, file), "utf8"))]));
const anyChunks = new Map([...transcripts].filter(([, { wholeOnly }]) => !wholeOnly));

describe("step: the dialogue goes as in the transcript", () => {
  test.each([...transcripts])("%s", (_, transcript) => {
    const { dialogue, wire } = play(transcript, 65_536);
    expect(wire).toEqual(transcript.wire);
    expect(learned(dialogue)).toEqual(transcript.learned);
    expect(dialogue.awaiting).toBe("closed");
  });
});

describe("step: the dialogue goes the same way one byte at a time", () => {
  test.each([...anyChunks])("%s", (_, transcript) => {
    const { dialogue, wire } = play(transcript, 1);
    expect(wire).toEqual(transcript.wire);
    expect(learned(dialogue)).toEqual(transcript.learned);
  });
});
