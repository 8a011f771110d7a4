import type { MessagePort } from "node:worker_threads";

/** To a thread's job. */
export type ToJob =
  | { readonly type: "chunk"; readonly bytes: Uint8Array }
  /** No more chunks. */
  | { readonly type: "input_end" }
  /** Asks for the next value, with the caller's own. */
  | { readonly type: "next"; readonly value: unknown };

/** From a thread's job. */
export type FromJob =
  /** The event loop turns. */
  | { readonly type: "alive" }
  /** A chunk of `bytes` bytes is no longer held back. */
  | { readonly type: "taken"; readonly bytes: number }
  | { readonly type: "value"; readonly value: unknown }
  | { readonly type: "result"; readonly value: unknown }
  | { readonly type: "error"; readonly error: ErrorValue };

/** An error as a value: cloning one would keep its message alone. */
export interface ErrorValue {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** Its own properties that are texts, numbers or null. */
  readonly properties: Readonly<Record<string, string | number | null>>;
}

/** A job for a thread. */
export interface Task {
  readonly job: string;
  readonly argument: unknown;
  readonly port: MessagePort;
}

/** An error as a value. */
export function toErrorValue(error: unknown): ErrorValue {
  if (!(error instanceof Error)) return { name: "Error", message: String(error), stack: undefined, properties: {} };
  const properties = Object.entries(error).filter(
    (entry): entry is [string, string | number | null] =>
      entry[1] === null || typeof entry[1] === "string" || typeof entry[1] === "number",
  );
  const { name, message, stack } = error;
  return { name, message, stack, properties: Object.fromEntries(properties) };
}
