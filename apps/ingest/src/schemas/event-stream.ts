import type { StreamAnswer } from "../api/declaration.ts";

/** Server-sent events. */
export const EVENT_STREAM = {
  types: ["text/event-stream"],
  description: "Server-sent events. A client that comes back with `Last-Event-ID` goes on after that event.",
} as const satisfies StreamAnswer;
