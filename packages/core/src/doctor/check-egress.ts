import { isPublicAddress } from "@rollcall/routing";
import type { NamedEgress } from "../settings.ts";
import type { Finding } from "./finding.ts";

/** Result of connecting to a mail server and sending EHLO, without any RCPT. */
export type Greeting =
  | {
      readonly type: "greeted";
      readonly code: number;
      /** The banner and the EHLO reply, in which many servers echo our address. */
      readonly banner: string;
      readonly ehlo: string;
      /** Our local address of the connection. */
      readonly localAddress: string | null;
    }
  | { readonly type: "failed"; readonly detail: string; readonly isProxy?: true };

/**
 * Checks whether outbound port 25 is open. `here`: this machine has the egress's address. `greeting` null: not tried.
 */
export function checkPort25(host: string | null, port: number, here: boolean, greeting: Greeting | null): Finding {
  const about = { id: "port_25", title: `Port ${port} outwards` };
  const meaning = "Mail servers are probed over this port. If it is closed, every address ends as connection_failed.";
  if (!here) {
    const detail = "Another machine has this egress's address.";
    return { ...about, state: "skipped", detail, meaning, fix: "Run npm run doctor on the machine of its worker." };
  }
  if (host === null || greeting === null) {
    return {
      ...about,
      state: "skipped",
      detail: "No host is configured, and Rollcall doesn't connect to others' servers by itself.",
      meaning,
      fix: "Set DOCTOR_HOST to a mail server of yours, such as your domain's MX.",
    };
  }
  if (greeting.type === "failed") {
    if (greeting.isProxy === true) {
      const proxyMeaning =
        "Sessions of this egress go through the proxy. While it fails, the egress rests, and others do its work.";
      const fix =
        "Start the proxy, or correct its address and login in EGRESS_FILE. docs/egress.md says how to look at it.";
      return { ...about, state: "problem", detail: greeting.detail, meaning: proxyMeaning, fix };
    }
    const detail = `${host}: ${greeting.detail}`;
    const fix =
      "Ask your network or cloud provider to open outbound port 25, or run Rollcall where it is open. If other mail servers are reachable, that host is down: choose another.";
    return { ...about, state: "problem", detail, meaning, fix };
  }
  if (greeting.code !== 220) {
    const detail = `${host} answers, but refuses us: ${greeting.code} ${greeting.banner}`;
    const fix = "Look up the reply, and this machine's address on the blocklist that it names.";
    return {
      ...about,
      state: "warning",
      detail,
      meaning: "The port is open, but this server refuses our address.",
      fix,
    };
  }
  return { ...about, state: "ok", detail: `${host} answers: ${greeting.banner}`, meaning, fix: "" };
}

type Source = Pick<NamedEgress, "address" | "bindAddress" | "proxy">;

/**
 * The public address of an egress's sessions: as the server saw it, as it is configured, or the local address of the connection;
 * null behind NAT or a proxy where nobody says.
 */
export function addressOf({ address, bindAddress }: Source, greeting: Greeting | null): string | null {
  const local = greeting?.type === "greeted" ? greeting.localAddress : null;
  const candidates = [namedAddress(greeting), address, local, bindAddress];
  return candidates.find((one) => one !== undefined && one !== null && isPublicAddress(one)) ?? null;
}

/** The address in the server's reply to EHLO. */
function namedAddress(greeting: Greeting | null): string | null {
  if (greeting?.type !== "greeted") return null;
  const named = /\[(?:IPv6:)?([0-9a-f.:]+)\]/i.exec(greeting.ehlo)?.[1];
  return named !== undefined && isPublicAddress(named) ? named : null;
}

/** Checks the address in EGRESS_FILE against what the server saw; null: there is none, and none is needed. */
export function checkAddress({ address, proxy }: Source, greeting: Greeting | null): Finding | null {
  if (address === undefined && proxy === undefined) return null;
  const about = {
    id: "address",
    title: "Public address",
    meaning: "Names and SPF are checked against the address that mail servers see.",
  };
  const named = namedAddress(greeting);
  if (address === undefined) {
    if (named !== null) return { ...about, state: "ok", detail: `Sessions come from ${named}.`, fix: "" };
    const detail = "It is the proxy's, and no server has said which.";
    return { ...about, state: "warning", detail, fix: "Give it as address in EGRESS_FILE." };
  }
  if (named === null)
    return { ...about, state: "skipped", detail: `${address} by EGRESS_FILE; no server has said.`, fix: "" };
  if (isSame(named, address)) return { ...about, state: "ok", detail: `Sessions come from ${named}.`, fix: "" };
  const detail = `Sessions come from ${named}, but EGRESS_FILE says ${address}.`;
  return { ...about, state: "problem", detail, fix: "Correct the address there, or the proxy's outgoing address." };
}

/** The same address, however it is written. */
function isSame(one: string, other: string): boolean {
  const host = (address: string): string => new URL(`http://${address.includes(":") ? `[${address}]` : address}`).host;
  return host(one) === host(other);
}

export interface HeloFacts {
  readonly heloName: string;
  /** Addresses of the name; null: the lookup failed. */
  readonly addresses: readonly string[] | null;
  /** PTR names by address; null: the lookup failed. */
  readonly reverse: ReadonlyMap<string, readonly string[] | null>;
  /** {@link addressOf} */
  readonly seen: string | null;
}

const HELO_MEANING =
  "Many servers refuse a machine whose name and address don't match in forward and reverse DNS; addresses there end as blocked or sender_rejected.";

/** Checks that the HELO name resolves to our address. */
export function checkHeloName({ heloName, addresses, seen }: HeloFacts): Finding {
  const about = { id: "helo_name", title: "HELO name", meaning: HELO_MEANING };
  if (addresses === null)
    return { ...about, state: "warning", detail: `The lookup of ${heloName} failed.`, fix: "Try again later." };
  if (addresses.length === 0) {
    const fix = `Add an A record for ${heloName} with this machine's public address, or set HELO_NAME to a name that has one.`;
    return { ...about, state: "problem", detail: `${heloName} has no address.`, fix };
  }
  const list = addresses.join(", ");
  if (seen !== null && !addresses.includes(seen)) {
    const fix = `Point ${heloName} to ${seen}, or set HELO_NAME to the name of ${seen}.`;
    return { ...about, state: "problem", detail: `Sessions come from ${seen}, but ${heloName} is ${list}.`, fix };
  }
  const same = seen === null ? "" : ", the address of our sessions";
  return { ...about, state: "ok", detail: `${heloName} is ${list}${same}.`, fix: "" };
}

/** Checks that the address has a PTR to the HELO name (forward-confirmed reverse DNS). */
export function checkReverseName({ heloName, addresses, reverse, seen }: HeloFacts): Finding {
  const about = { id: "reverse_name", title: "Reverse name", meaning: HELO_MEANING };
  const from = seen !== null ? [seen] : (addresses ?? []);
  if (from.length === 0)
    return { ...about, state: "skipped", detail: "The address is not known.", fix: "Fix the HELO name first." };
  const wrong = from.filter((address) => !namesOf(reverse, address).includes(heloName.toLowerCase()));
  if (wrong.length === 0) {
    return { ...about, state: "ok", detail: `${from.join(", ")} points back to ${heloName}.`, fix: "" };
  }
  const unknown = wrong.every((address) => reverse.get(address) === null);
  const detail = wrong.map((address) => describeReverse(address, reverse)).join(" ");
  if (unknown) return { ...about, state: "warning", detail, fix: "Try again later." };
  const fix = `Ask the provider of the address to set its reverse name (PTR) to ${heloName}, or set HELO_NAME to its current one.`;
  return { ...about, state: "problem", detail, fix };
}

const namesOf = (reverse: HeloFacts["reverse"], address: string): string[] =>
  (reverse.get(address) ?? []).map((name) => name.toLowerCase().replace(/\.$/, ""));

function describeReverse(address: string, reverse: HeloFacts["reverse"]): string {
  const names = reverse.get(address);
  if (names === null || names === undefined) return `The reverse lookup of ${address} failed.`;
  return names.length === 0 ? `${address} has no reverse name.` : `${address} points back to ${names.join(", ")}.`;
}
