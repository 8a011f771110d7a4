import type { ChildProcess } from "node:child_process";

const KEPT_CHARS = 4_000;

/** The end of what a process has written to stderr so far. */
export function collect(child: ChildProcess): () => string {
  let text = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-KEPT_CHARS);
  });
  return () => text.trim();
}
