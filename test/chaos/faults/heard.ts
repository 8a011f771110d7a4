import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { pause } from "../stage.ts";
import type { Field } from "./fault.ts";

/** Where something was said first, after how many seconds, and its words. */
interface Words {
  readonly where: string;
  readonly afterS: number;
  readonly words: string;
}

/** Listens to an installation until it says something. */
interface Heard {
  /** Stops listening. Null: it was not said. */
  stop(): Promise<Words | null>;
}

const LOOK_MS = 1_000;
const WORDS_SHOWN_CHARS = 110;

/** Looks once a second at the log lines written from now on, /readyz and /v1/health. `wanted` null: for nothing. */
export async function listen(field: Field, wanted: RegExp | null): Promise<Heard> {
  const beganMs = Date.now();
  const known = await readLogs(field);
  let isOver = false;
  const look = async (): Promise<Words | null> => {
    for (const [where, read] of Object.entries(SOURCES)) {
      const words = wanted?.exec(await read(field, known).catch(() => ""))?.[0].slice(0, WORDS_SHOWN_CHARS);
      if (words !== undefined) return { where, afterS: Math.round((Date.now() - beganMs) / 1_000), words };
    }
    return null;
  };
  const listening = (async () => {
    for (;;) {
      const found = await look();
      if (found !== null || isOver) return found;
      await pause(LOOK_MS);
    }
  })();
  return {
    async stop() {
      isOver = true;
      return await listening;
    },
  };
}

type Logs = ReadonlyMap<string, string>;

const SOURCES: Readonly<Record<string, (field: Field, known: Logs) => Promise<string>>> = {
  async log(field, known) {
    const now = await readLogs(field);
    return [...now].map(([file, text]) => text.slice(known.get(file)?.length ?? 0)).join("");
  },
  "/readyz": async ({ ingest }) => await ask(`${ingest.url}/readyz`),
  "/v1/health": async ({ ingest }) => await ask(`${ingest.url}/v1/health`, { cookie: ingest.cookie }),
};

async function readLogs({ stage }: Field): Promise<Logs> {
  const files = (await readdir(stage.logs)).filter((name) => name.endsWith(".log"));
  const texts = await Promise.all(files.map((name) => readFile(path.join(stage.logs, name), "utf8")));
  return new Map(files.map((name, at) => [name, texts[at] ?? ""]));
}

async function ask(url: string, headers: Record<string, string> = {}): Promise<string> {
  return await (await fetch(url, { headers, signal: AbortSignal.timeout(5_000) })).text();
}
