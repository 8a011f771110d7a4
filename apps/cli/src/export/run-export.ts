import type { Database } from "@rollcall/core";
import { fromWhereTheUserIs } from "../product/stored-command.ts";
import { exportList, showLists, type Written } from "./export-command.ts";
import type { ParsedExport } from "./export-options.ts";
import { STDOUT } from "../verify/output-options.ts";
import { removeSaved, saveExport, savedOutput, showSaved } from "./saved-exports.ts";

/** A command line of `export` that is no problem and asks for no help. */
export type ExportOrder = Exclude<ParsedExport, { readonly type: "help" | "problem" }>;

/** Carries it out. Throws CommandError. */
export async function runExport(database: Database, order: ExportOrder): Promise<Written> {
  switch (order.type) {
    case "lists":
      return await showLists(database);
    case "saved":
      return await showSaved(database);
    case "save":
      return await saveExport(database, order.name, order.values);
    case "remove":
      return await removeSaved(database, order.name);
    case "export": {
      const { listId, saved, output } = order;
      const wanted = saved === null ? output : await savedOutput(database, { ...saved, path: output.path });
      return await exportList(database, listId, {
        ...wanted,
        path: wanted.path === STDOUT ? STDOUT : fromWhereTheUserIs(wanted.path),
      });
    }
  }
}
