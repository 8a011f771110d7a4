import type { HouseReport, ZooReport } from "./run-zoo.ts";

/** The run as a table in Markdown: a row for each manner, one for each server that is absent, and the sum. */
export function zooTable({ houses, absent }: ZooReport): string {
  const rows = houses.map((house) => rowOf(house));
  const missing = absent.map(({ server }) => [server, "absent", "", "", "", "", "", ""]);
  const judged = houses.flatMap((house) => house.judged);
  const reasons = absent.map(({ server, why }) => `\n${server} is absent: ${why}\n`).join("");
  const sum = ["all", "", ...countsOf(judged), "", String(total(houses.map(({ asked }) => asked.sessions)))];
  const head = [
    "server",
    "manner",
    "addresses",
    "status right",
    "and reason",
    "harmful",
    "RCPTs an address",
    "sessions",
  ];
  return markdown([head, ...rows, ...missing, sum]) + reasons;
}

/** Every answer that was not the right one, with the server's words. */
export function leftOpenTable({ houses }: ZooReport): string {
  const rows = houses
    .flatMap(({ judged }) => judged)
    .filter(({ judgement }) => judgement !== "right")
    .map(({ server, manner, address, told, status, reason, reply, judgement }) => [
      judgement,
      `${server}, ${manner}`,
      address.split("@")[0] ?? "",
      `${status} / ${reason}`,
      `${told.status} / ${told.reason}`,
      reply.replaceAll("|", "\\|").slice(0, 160),
    ]);
  if (rows.length === 0) return "Every answer was the right one.\n";
  return markdown([["judged", "where", "name", "said", "right", "reply"], ...rows]);
}

/**
 * What each reason turned out to be worth: `alive` if the mailbox exists and takes mail from strangers. Left out are addresses where
 * every name is accepted, so that nobody knows, and those that were not asked, which measure the zoo's own mix.
 * `packages/verdict/src/score.ts` keeps these counts.
 */
export function outcomesTable({ houses }: ZooReport): string {
  const known = houses
    .flatMap(({ judged }) => judged)
    .filter(({ told, reason }) => told.truth !== "any" && reason !== "cancelled");
  const rows = [...Map.groupBy(known, ({ reason }) => reason)].map(([reason, addresses]) => {
    const alive = addresses.filter(
      ({ told }) => told.truth === "exists" && told.reason !== "recipient_restricted",
    ).length;
    return { reason, alive, dead: addresses.length - alive };
  });
  const sorted = rows.toSorted((a, b) => b.alive / (b.alive + b.dead) - a.alive / (a.alive + a.dead));
  const head = ["reason", "alive", "dead"];
  return markdown([head, ...sorted.map(({ reason, alive, dead }) => [reason, String(alive), String(dead)])]);
}

function rowOf({ server, manner, judged, asked }: HouseReport): string[] {
  const each = (asked.recipients / judged.length).toFixed(1);
  return [server, manner, ...countsOf(judged), each, String(asked.sessions)];
}

function countsOf(judged: HouseReport["judged"]): string[] {
  const count = (...of: readonly string[]): string =>
    String(judged.filter(({ judgement }) => of.includes(judgement)).length);
  const harmful = count("harmful");
  return [String(judged.length), count("right", "reason"), count("right"), harmful === "0" ? "0" : `**${harmful}**`];
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

function markdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? "").length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |\n`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map((row) => line(row))].join("");
}
