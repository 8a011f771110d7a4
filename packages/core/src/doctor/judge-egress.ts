import { isPublicAddress } from "@rollcall/routing";
import type { Finding } from "./finding.ts";

/** What came of greeting a mail server; it was asked for nobody. */
export type Greeting =
  | {
      readonly type: "greeted";
      readonly code: number;
      /** The greeting, and its answer to our EHLO, which many write our address into. */
      readonly banner: string;
      readonly ehlo: string;
      /** The address that we spoke from, on our side. */
      readonly localAddress: string | null;
    }
  | { readonly type: "failed"; readonly detail: string };

/** Is port 25 open outwards? `here`: this machine has the egress's address. `greeting` null: nobody was greeted. */
export function judgePort25(host: string | null, port: number, here: boolean, greeting: Greeting | null): Finding {
  const about = { id: "port_25", title: `Port ${port} outwards` };
  const meaning = "Mail servers are asked over this port. Where it is closed, every address ends as connection_failed.";
  if (!here) {
    const detail = "Another machine has this egress's address.";
    return { ...about, state: "skipped", detail, meaning, mend: "Run npm run doctor where a worker runs with it." };
  }
  if (host === null || greeting === null) {
    return {
      ...about,
      state: "skipped",
      detail: "No host was chosen, and Rollcall knocks at none of its own accord.",
      meaning,
      mend: "Set DOCTOR_HOST to a mail server of yours, or of somebody who does not mind, such as your domain's MX.",
    };
  }
  if (greeting.type === "failed") {
    const detail = `${host}: ${greeting.detail}`;
    const mend =
      "Ask your network's or cloud's support to open port 25 outwards, or run Rollcall where it is open. If other mail servers can be reached, that host is down: choose another.";
    return { ...about, state: "problem", detail, meaning, mend };
  }
  if (greeting.code !== 220) {
    const detail = `${host} answers, and turns us away: ${greeting.code} ${greeting.banner}`;
    const mend = "Look up the words, and this machine's address on the block list that they name.";
    return {
      ...about,
      state: "warning",
      detail,
      meaning: "The port is open, but this server refuses our address.",
      mend,
    };
  }
  return { ...about, state: "ok", detail: `${host} greets us: ${greeting.banner}`, meaning, mend: "" };
}

/**
 * The public address that our sessions come from, as far as can be seen: what the greeted server calls us, else our side of
 * the connection; null behind a NAT, or where nobody was greeted.
 */
export function seenAddress(greeting: Greeting | null): string | null {
  if (greeting?.type !== "greeted") return null;
  const named = /\[(?:IPv6:)?([0-9a-f.:]+)\]/i.exec(greeting.ehlo)?.[1];
  const candidates = [named, greeting.localAddress];
  return candidates.find((address) => address !== undefined && address !== null && isPublicAddress(address)) ?? null;
}

export interface HeloFacts {
  readonly heloName: string;
  /** The addresses of the name; null: nobody could say. */
  readonly addresses: readonly string[] | null;
  /** Reverse names by address; null: nobody could say. */
  readonly reverse: ReadonlyMap<string, readonly string[] | null>;
  /** {@link seenAddress} */
  readonly seen: string | null;
}

const HELO_MEANING =
  "Many servers refuse a machine whose name does not lead back to its address; their addresses end as blocked or sender_rejected.";

/** Does the HELO name lead to an address? */
export function judgeHeloName({ heloName, addresses, seen }: HeloFacts): Finding {
  const about = { id: "helo_name", title: "HELO name", meaning: HELO_MEANING };
  if (addresses === null)
    return { ...about, state: "warning", detail: `The DNS can't say where ${heloName} is.`, mend: "Try again later." };
  if (addresses.length === 0) {
    const mend = `Add an A record for ${heloName} with this machine's public address, or set HELO_NAME to the name that has one.`;
    return { ...about, state: "problem", detail: `${heloName} has no address.`, mend };
  }
  const list = addresses.join(", ");
  if (seen !== null && !addresses.includes(seen)) {
    const mend = `Point ${heloName} to ${seen}, or set HELO_NAME to the name of ${seen}.`;
    return { ...about, state: "problem", detail: `Sessions come from ${seen}, but ${heloName} is ${list}.`, mend };
  }
  const same = seen === null ? "" : ", where sessions come from";
  return { ...about, state: "ok", detail: `${heloName} is ${list}${same}.`, mend: "" };
}

/** Does the address lead back to the HELO name (forward-confirmed reverse DNS)? */
export function judgeReverseName({ heloName, addresses, reverse, seen }: HeloFacts): Finding {
  const about = { id: "reverse_name", title: "Reverse name", meaning: HELO_MEANING };
  const from = seen !== null ? [seen] : (addresses ?? []);
  if (from.length === 0)
    return { ...about, state: "skipped", detail: "No address is known to look up.", mend: "Mend the HELO name first." };
  const wrong = from.filter((address) => !namesOf(reverse, address).includes(heloName.toLowerCase()));
  if (wrong.length === 0) {
    return { ...about, state: "ok", detail: `${from.join(", ")} points back to ${heloName}.`, mend: "" };
  }
  const unknown = wrong.every((address) => reverse.get(address) === null);
  const detail = wrong.map((address) => describeReverse(address, reverse)).join(" ");
  if (unknown) return { ...about, state: "warning", detail, mend: "Try again later." };
  const mend = `Ask whoever gave you the address to set its reverse name (PTR) to ${heloName}, or set HELO_NAME to the name that it has.`;
  return { ...about, state: "problem", detail, mend };
}

const namesOf = (reverse: HeloFacts["reverse"], address: string): string[] =>
  (reverse.get(address) ?? []).map((name) => name.toLowerCase().replace(/\.$/, ""));

function describeReverse(address: string, reverse: HeloFacts["reverse"]): string {
  const names = reverse.get(address);
  if (names === null || names === undefined) return `The DNS can't say what ${address} points back to.`;
  return names.length === 0 ? `${address} has no reverse name.` : `${address} points back to ${names.join(", ")}.`;
}
