import type { StartRunPorts } from "@rollcall/core";
import { CommandError, type Written } from "../product/stored-command.ts";
import { typosCommand, type TyposFlags } from "./typos-command.ts";

/** Runs the command in `words`. Throws CommandError. */
export async function listsCommand(
  ports: StartRunPorts,
  [verb = "", id, ...rest]: readonly string[],
  flags: TyposFlags,
): Promise<Written> {
  if (rest.length > 0) throw new CommandError(`Unexpected argument: ${rest[0]}.`);
  if (verb === "typos") return await typosCommand(ports, id, flags);
  throw new CommandError(`There is no command ${verb}: use typos.`);
}
