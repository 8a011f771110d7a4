/** What a mail tool's import calls the columns that it knows by itself; all others it asks about. */
interface ImportTemplate {
  readonly email: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** Where it has one column for the whole name. */
  readonly name?: string;
  /** The column of the status. */
  readonly status?: string;
  /** A column of JSON for everything else. */
  readonly attributes?: string;
}

/** Column names of import templates, from the tools' public help pages. */
export const EXPORT_TARGETS = {
  mailchimp: { email: "Email Address", firstName: "First Name", lastName: "Last Name", status: "Tags" },
  hubspot: { email: "Email", firstName: "First Name", lastName: "Last Name", status: "Rollcall Status" },
  brevo: { email: "EMAIL", firstName: "FIRSTNAME", lastName: "LASTNAME", status: "ROLLCALL_STATUS" },
  klaviyo: { email: "Email", firstName: "First Name", lastName: "Last Name", status: "Rollcall Status" },
  activecampaign: { email: "Email", firstName: "First Name", lastName: "Last Name", status: "Tags" },
  listmonk: { email: "email", name: "name", attributes: "attributes" },
  mautic: { email: "email", firstName: "firstname", lastName: "lastname", status: "tags" },
} as const satisfies Record<string, ImportTemplate>;

/** A mail tool that an export is made for. */
export type ExportTarget = keyof typeof EXPORT_TARGETS;

/** Names of name columns, as exports in ten languages have them. */
const FIRST_NAME =
  /^(?:first ?name|given ?name|forename|vorname|prénom|nombre|primeiro nome|nome|voornaam|förnamn|имя|име|名|名前)$/iu;
const LAST_NAME =
  /^(?:last ?name|surname|family ?name|nachname|familienname|nom(?: de famille)?|apellidos?|sobrenome|cognome|achternaam|efternamn|фамилия|姓)$/iu;
const WHOLE_NAME = /^(?:(?:full|display|contact|customer)? ?name|kontakt|nombre completo|氏名|客户名称)$/iu;

/** A column of an export for a tool, and where its cells come from. */
export interface TargetColumn {
  readonly name: string;
  readonly from:
    | { readonly type: "email" }
    | { readonly type: "status" }
    | { readonly type: "cell"; readonly column: number }
    /** First and last name, or whatever of them there is. */
    | { readonly type: "cells"; readonly columns: readonly number[] }
    /** JSON of these columns, by their names, and of the status. */
    | { readonly type: "json"; readonly columns: readonly { readonly column: number; readonly name: string }[] };
}

/**
 * The columns of a list for a tool: what it knows by the names of its template, and the others as they are called. `names`: the
 * list's own columns; `addresses`: positions of those with addresses, which the tool gets as one.
 */
export function targetColumns(
  target: ExportTarget,
  names: readonly string[],
  addresses: readonly number[],
): readonly TargetColumn[] {
  const template: ImportTemplate = EXPORT_TARGETS[target];
  const find = (pattern: RegExp): number =>
    names.findIndex((name, at) => !addresses.includes(at) && pattern.test(name.replaceAll(/[_.-]+/gu, " ").trim()));
  const [first, last, whole] = [find(FIRST_NAME), find(LAST_NAME), find(WHOLE_NAME)];
  const known = template.name === undefined ? [first, last] : whole === -1 ? [first, last] : [whole];
  const rest = names
    .map((name, column) => ({ name, column }))
    .filter(({ column }) => !addresses.includes(column) && !known.includes(column));
  const cell = (name: string | undefined, column: number): TargetColumn[] =>
    name === undefined || column === -1 ? [] : [{ name, from: { type: "cell", column } }];
  const columns = known.filter((column) => column !== -1);
  return [
    { name: template.email, from: { type: "email" } },
    ...cell(template.firstName, first),
    ...cell(template.lastName, last),
    ...(template.name === undefined ? [] : [{ name: template.name, from: { type: "cells", columns } } as const]),
    ...(template.attributes === undefined
      ? rest.map(({ name, column }): TargetColumn => ({ name, from: { type: "cell", column } }))
      : [{ name: template.attributes, from: { type: "json", columns: rest } } as const]),
    ...(template.status === undefined ? [] : [{ name: template.status, from: { type: "status" } } as const]),
  ];
}

/** A cell of such a column. */
export function targetCell(
  { from }: TargetColumn,
  row: { readonly asked: string | null; readonly status: string | null; readonly cells: readonly string[] },
): string {
  switch (from.type) {
    case "email":
      return row.asked ?? "";
    case "status":
      return row.status ?? "";
    case "cell":
      return row.cells[from.column] ?? "";
    case "cells":
      return from.columns
        .map((column) => row.cells[column]?.trim() ?? "")
        .filter((cell) => cell !== "")
        .join(" ");
    case "json":
      return JSON.stringify({
        ...Object.fromEntries(from.columns.map(({ name, column }) => [name, row.cells[column] ?? ""])),
        rollcall_status: row.status ?? "",
      });
  }
}
