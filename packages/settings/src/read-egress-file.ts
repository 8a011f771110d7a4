import { z } from "zod";
import { isHeloName, isReversePath, toReversePath } from "./sender-names.ts";
import { type FileProblem, type ParsedTable, readTableFile } from "./read-table-file.ts";
import { type EgressProxy, proxyName } from "@rollcall/smtp";
import { parseProxy, PROXY } from "./parse-proxy.ts";
import type { EgressSetting, ReadFile } from "./settings.ts";

export interface EgressFile {
  /** Null: no file. */
  readonly egresses: readonly EgressSetting[] | null;
  readonly problems: readonly string[];
}

/** Each egress has its own queues. */
const EGRESS_LIMIT = 64;

const FIELDS = ["name", "bindAddress", "proxy", "address", "heloName", "mailFrom", "warmUp", "since"];

/** Part of job and queue names, where a colon and the like are special. */
const NAME = /^[a-z0-9][a-z0-9-]{0,30}$/u;

const HELO_NAME = "must be the full name that the address points back to, such as verify-1.example.com";

const text = (message: string): z.ZodString => z.string(message);

const egress = z.strictObject({
  name: text("must be given: a short name of small letters, digits and hyphens").regex(
    NAME,
    "must be 1 to 31 small letters, digits and hyphens",
  ),
  bindAddress: z
    .union([z.ipv4(), z.ipv6()], "must be an IP address of the machine that it belongs to, such as 192.0.2.10")
    .exactOptional(),
  proxy: text(PROXY)
    .transform((url, context): EgressProxy => {
      const proxy = parseProxy(url);
      if (proxy !== null) return proxy;
      context.addIssue(PROXY);
      return z.NEVER;
    })
    .exactOptional(),
  address: z.union([z.ipv4(), z.ipv6()], "must be the IP address that servers see, such as 192.0.2.10").exactOptional(),
  heloName: text(HELO_NAME).refine(isHeloName, HELO_NAME).exactOptional(),
  mailFrom: text("must be an address that takes mail")
    .refine(isReversePath, "must be an address that takes mail, such as postmaster@example.com, or <> for none")
    .transform(toReversePath)
    .exactOptional(),
  warmUp: z.boolean("must be true or false").exactOptional(),
  since: z.iso.date("must be the day of the address's first use, such as 2026-11-01").exactOptional(),
});

const table = z.strictObject({
  egresses: z
    .array(egress, "must be a list of egresses, each with name, bindAddress, heloName and mailFrom")
    .min(1, "must have at least one egress")
    .max(EGRESS_LIMIT, `must have at most ${EGRESS_LIMIT} egresses`),
});

type Written = z.infer<typeof egress>;

/** HELO_NAME and MAIL_FROM: defaults for egresses. */
interface Usual {
  readonly heloName: string | undefined;
  readonly mailFrom: string | undefined;
}

/** Reads EGRESS_FILE, YAML or JSON: the sources of sessions. Each problem names the line and what is expected there. */
export function readEgressFile(path: string | undefined, usual: Usual, readFile: ReadFile): EgressFile {
  if (path === undefined) return { egresses: null, problems: [] };
  const file = readTableFile("EGRESS_FILE", path, readFile, (content) => parseEgresses(content, usual));
  return file.type === "value" ? { egresses: file.value, problems: [] } : { egresses: null, problems: file.problems };
}

function parseEgresses(content: unknown, usual: Usual): ParsedTable<readonly EgressSetting[]> {
  const parsed = table.safeParse(content);
  if (!parsed.success) return { type: "problems", problems: parsed.error.issues.flatMap(toProblems) };
  const { egresses } = parsed.data;
  const problems = [
    ...repeated(egresses, "name", ({ name }) => name),
    ...repeated(egresses, "bindAddress", ({ bindAddress }) => bindAddress),
    ...repeated(egresses, "proxy", ({ proxy }) => proxy && proxyName(proxy)),
    ...twoSources(egresses),
    ...missing(egresses, "heloName", usual.heloName, "HELO_NAME"),
    ...missing(egresses, "mailFrom", usual.mailFrom, "MAIL_FROM"),
  ];
  if (problems.length > 0) return { type: "problems", problems };
  return {
    type: "value",
    value: egresses.map((one) => ({
      name: one.name,
      bindAddress: one.bindAddress ?? null,
      proxy: one.proxy,
      address: one.address,
      warmUp: (one.warmUp ?? one.since !== undefined) ? { since: one.since ?? null } : undefined,
      heloName: one.heloName ?? usual.heloName ?? "",
      mailFrom: one.mailFrom ?? usual.mailFrom ?? "",
    })),
  };
}

function missing(
  egresses: readonly Written[],
  field: "heloName" | "mailFrom",
  forAll: string | undefined,
  setting: string,
): FileProblem[] {
  if (forAll !== undefined) return [];
  return egresses.flatMap((one, index): FileProblem[] =>
    one[field] === undefined
      ? [{ path: ["egresses", index, field], message: `must be given here, or by ${setting} for all` }]
      : [],
  );
}

/** Egresses with the same name would share a pace; with the same address, one source would have two. */
function repeated(
  egresses: readonly Written[],
  field: "name" | "bindAddress" | "proxy",
  valueOf: (egress: Written) => string | undefined,
): FileProblem[] {
  const seen = new Set<string>();
  return egresses.flatMap((one, index): FileProblem[] => {
    const value = valueOf(one);
    if (value === undefined) return [];
    if (seen.has(value))
      return [{ path: ["egresses", index, field], message: `must be its own: ${value} is used further up` }];
    seen.add(value);
    return [];
  });
}

/** A proxied session has the proxy's address. */
function twoSources(egresses: readonly Written[]): FileProblem[] {
  const message = "can't be combined with proxy: its sessions have the proxy's address";
  return egresses.flatMap(({ bindAddress, proxy }, index): FileProblem[] =>
    bindAddress === undefined || proxy === undefined ? [] : [{ path: ["egresses", index, "bindAddress"], message }],
  );
}

function toProblems(issue: z.core.$ZodIssue): readonly FileProblem[] {
  if (issue.code === "unrecognized_keys") {
    const known = issue.path.length === 0 ? "write egresses" : `write ${FIELDS.join(", ")}`;
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: `is not known here: ${known}` }));
  }
  const message =
    issue.code === "invalid_type" && issue.expected === "object"
      ? issue.path.length === 0
        ? "must be a table with a list named egresses"
        : `must be an egress, with ${FIELDS.join(", ")}`
      : issue.message;
  return [{ path: issue.path, message }];
}
