import {
  createKey,
  type Database,
  readKey,
  readKeys,
  readKeyUsage,
  revokeKey,
  rotateKey,
  type StoredKey,
  isScope,
} from "@rollcall/core";
import { makeSignInLink, type SignInPlace } from "@rollcall/ingest";
import { describeKey, type KeyLimitOptions, readKeyLimits, readOverlap } from "./key-limit-options.ts";
import { CommandError, type Written } from "../product/stored-command.ts";

/** Maximum length of a key's name, as in the API. */
const NAME_CHARS = 100;

interface KeysOptions extends KeyLimitOptions {
  /** Of a new key. */
  readonly name?: string | undefined;
  readonly scope: string;
  /** Of a rotation: hours for which the secret before is valid too. */
  readonly overlap?: string | undefined;
  /** Where sign-in links lead. */
  readonly place: SignInPlace;
}

/** Runs the command in `words`: create, list, show ID, rotate ID, revoke ID, or sign-in-link. Throws CommandError. */
export async function keysCommand(
  database: Database,
  [verb = "", id, ...rest]: readonly string[],
  options: KeysOptions,
): Promise<Written> {
  if (rest.length > 0) throw new CommandError(`Unexpected argument: ${rest[0]}.`);
  switch (verb) {
    case "create":
      return await create(database, options);
    case "list":
      return { out: tableOf(await readKeys(database)), note: "" };
    case "show":
      return { out: describeKey(await find(database, verb, id), await readKeyUsage(database, Number(id))), note: "" };
    case "rotate":
      return await rotate(database, id, readOverlap(options.overlap));
    case "revoke":
      return await revoke(database, id);
    case "sign-in-link":
      return await signInLink(database, options.place);
    default:
      throw new CommandError(`There is no command ${verb}: use create, list, show, rotate, revoke or sign-in-link.`);
  }
}

async function create(database: Database, options: KeysOptions): Promise<Written> {
  const name = options.name?.trim() ?? "";
  const { scope } = options;
  if (name === "" || name.length > NAME_CHARS)
    throw new CommandError(`Say what the key is for, in up to ${NAME_CHARS} characters: --name "nightly import".`);
  if (!isScope(scope)) throw new CommandError(`--scope must be read, verify or admin, not ${JSON.stringify(scope)}.`);
  const limits = readKeyLimits(options);
  const { key, secret } = await createKey(database, "command line", { name, scope, ...limits });
  const note = `Key ${key.id}, ${JSON.stringify(name)}, with the scope ${scope}. This is the only time it is shown:\n`;
  return { out: `${secret}\n`, note };
}

async function rotate(database: Database, id: string | undefined, overlapHours: number): Promise<Written> {
  const before = await find(database, "rotate", id);
  const rotated = await rotateKey(database, "command line", before.id, overlapHours);
  if (rotated === null) throw new CommandError(`Key ${before.id} is revoked.`);
  const until = rotated.key.previousUntil;
  const end = until === null ? "is no longer valid" : `is valid until ${until.toISOString().slice(0, 16)}Z`;
  const note = `Key ${before.id}, ${JSON.stringify(before.name)}, has a new secret; the one before ${end}. This is the only time it is shown:\n`;
  return { out: `${rotated.secret}\n`, note };
}

/** The key that an argument names. */
async function find(database: Database, verb: string, id: string | undefined): Promise<StoredKey> {
  if (!isKeyNumber(id)) throw new CommandError(`${verb} needs the number of a key, as shown by list.`);
  const key = await readKey(database, Number(id));
  if (key === null) throw new CommandError(`There is no key ${id}.`);
  return key;
}

const isKeyNumber = (id: string | undefined): boolean => /^[1-9]\d{0,8}$/.test(id ?? "");

async function revoke(database: Database, id: string | undefined): Promise<Written> {
  if (!isKeyNumber(id)) throw new CommandError("revoke needs the number of a key, as shown by list.");
  const key = await revokeKey(database, "command line", Number(id));
  if (!key) throw new CommandError(`There is no key ${id}.`);
  return {
    out: "",
    note: `Key ${key.id}, ${JSON.stringify(key.name)}, is revoked, and its browser sessions are signed out.\n`,
  };
}

async function signInLink(database: Database, place: SignInPlace): Promise<Written> {
  const link = await makeSignInLink(database, place, "command line", Date.now());
  return { out: `${link}\n`, note: "Signs one browser in as the owner, once, within 15 minutes:\n" };
}

/** By this machine's clock: the server decides by the database's. */
const isExpired = ({ expiresAt }: StoredKey): boolean => expiresAt !== null && expiresAt <= new Date();

function tableOf(keys: readonly StoredKey[]): string {
  const day = (at: Date | null): string => at?.toISOString().slice(0, 16).replace("T", " ") ?? "never";
  const rows = keys.map((key) => [
    String(key.id),
    key.scope,
    `${key.hint}…`,
    day(key.createdAt),
    key.revokedAt ? "revoked" : isExpired(key) ? "expired" : day(key.lastUsedAt),
    key.name,
  ]);
  const table = [["ID", "SCOPE", "KEY", "MADE (UTC)", "LAST USED", "NAME"], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  return table
    .map(
      (row) =>
        `${row
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}
