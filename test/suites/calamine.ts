import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { unpackedFolder } from "../engines/engines.ts";
import { startProgram } from "../engines/programs.ts";
import type { TheirCell } from "./as-shown.ts";

/** A sheet as calamine reads it, from A1 on. */
export interface TheirSheet {
  readonly name: string;
  readonly rows: readonly (readonly TheirCell[])[];
}

/** What calamine reads in a workbook: the sheets with cells, or why it reads none. */
export type TheirWorkbook = { readonly sheets: readonly TheirSheet[] } | { readonly error: string };

/** Reads workbooks with calamine, by its Python package: one answer for each path, in order. */
export async function* byCalamine(paths: readonly string[]): AsyncGenerator<TheirWorkbook, void, undefined> {
  const script = path.join(import.meta.dirname, "calamine.py");
  const env = { ...process.env, PYTHONPATH: unpackedFolder("calamine"), PYTHONIOENCODING: "utf-8" };
  const python = startProgram("python3", [script], { env, stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(python, "close");
  try {
    python.stdin!.end(paths.map((one) => `${one}\n`).join(""));
    for await (const line of createInterface({ input: python.stdout! })) yield JSON.parse(line) as TheirWorkbook;
    const [code] = (await ended) as [number | null];
    if (code !== 0) throw new Error(`calamine.py ended with code ${code}`);
  } finally {
    python.kill();
  }
}
