import type { HostManners } from "../world/manners.ts";
import type { ReplyTexts } from "../replies/reply-texts.ts";

/** What a host does when a client has connected. */
export type Greeting =
  | { readonly type: "say"; readonly template: string; readonly next: "serve" | "close" }
  | { readonly type: "raw"; readonly text: string; readonly everyMs: number | null }
  | { readonly type: "silence" }
  | { readonly type: "hang_up" };

/** Between lines of a greeting that never ends. */
const ENDLESS_INTERVAL_MS = 100;

const LONG_GREETING_LINES = 12;

/** The greeting of a host; `crowded` says that the client has too many sessions open. */
export function greet(manners: HostManners, texts: ReplyTexts, crowded: boolean): Greeting {
  if (crowded) return { type: "say", template: texts.tooManyConnections, next: "close" };
  switch (manners.greeting ?? "normal") {
    case "normal":
      break;
    case "multiline": {
      const lines = Array.from({ length: LONG_GREETING_LINES }, (_, index) => `220 Notice ${index + 1} of our terms`);
      return { type: "say", template: [texts.banner, ...lines].join("\n"), next: "serve" };
    }
    case "refused":
      return { type: "say", template: texts.bannerRefused, next: "close" };
    case "busy":
      return { type: "say", template: texts.bannerBusy, next: "close" };
    case "silent":
      return { type: "silence" };
    case "hang_up":
      return { type: "hang_up" };
    case "garbage":
      return {
        type: "raw",
        text: "\u0000\u0001HTTP/1.0 400 Bad Request\r\n\r\n<html>not a mail server</html>\r\n",
        everyMs: null,
      };
    case "endless":
      return { type: "raw", text: "220-please wait, this line is never the last\r\n", everyMs: ENDLESS_INTERVAL_MS };
  }
  return { type: "say", template: texts.banner, next: "serve" };
}
