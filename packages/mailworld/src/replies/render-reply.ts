/** What a template's placeholders stand for; absent ones are left empty. */
export interface ReplyValues {
  readonly host?: string;
  readonly client?: string;
  readonly rcpt?: string;
  readonly local?: string;
  readonly domain?: string;
  readonly sender?: string;
  readonly helo?: string;
  /** Rendered as whole seconds, and as HH:MM:SS for {time}. */
  readonly waitMs?: number;
  /** An opaque word that changes from reply to reply. */
  readonly id?: string;
}

const PLACEHOLDER = /\{(host|client|rcpt|local|domain|sender|helo|seconds|time|id)\}/g;

/** A template as it goes over the wire: CRLF line ends, hyphens on all lines but the last (RFC 5321 §4.2.1). */
export function renderReply(template: string, values: ReplyValues): string {
  const text = template.includes("{")
    ? template.replace(PLACEHOLDER, (_, name: string) => valueOf(name, values))
    : template;
  if (!text.includes("\n")) return `${text}\r\n`;
  const lines = text.split("\n");
  return lines
    .map((line, index) => (index === lines.length - 1 ? `${line}\r\n` : `${line.slice(0, 3)}-${line.slice(4)}\r\n`))
    .join("");
}

function valueOf(name: string, values: ReplyValues): string {
  const seconds = Math.max(1, Math.ceil((values.waitMs ?? 0) / 1000));
  if (name === "seconds") return String(seconds);
  if (name === "time") {
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return parts.map((part) => String(part).padStart(2, "0")).join(":");
  }
  return values[name as keyof Omit<ReplyValues, "waitMs">] ?? "";
}
