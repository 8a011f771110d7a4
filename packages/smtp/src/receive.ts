import type { Dialogue, Effect } from "./dialogue.ts";
import type { ReplyReader } from "./reply-reader.ts";
import { step } from "./step.ts";
import type { Step } from "./transition.ts";

/**
 * Bytes came: reads the replies in them and takes a step for each. Stops where the dialogue closes or turns to TLS: what lies
 * behind that is thrown away, as RFC 3207 §6 asks.
 */
export function receive(before: Dialogue, reader: ReplyReader, chunk: Uint8Array, atMs: number): Step {
  let dialogue = before;
  const effects: Effect[] = [];
  const results = reader.read(chunk);
  for (const [index, result] of results.entries()) {
    const more = index + 1 < results.length || reader.midReply;
    const [next, wanted] = step(
      dialogue,
      result.type === "reply"
        ? { type: "reply", reply: result.reply, more, atMs }
        : { type: "violation", violation: result.violation, atMs },
    );
    dialogue = next;
    effects.push(...wanted);
    if (dialogue.awaiting === "closed" || dialogue.awaiting === "handshake") break;
  }
  return [dialogue, effects];
}
