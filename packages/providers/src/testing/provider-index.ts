import type { ProviderCard, ProviderKind } from "../card.ts";

const constant = (file: string): string => file.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_");

/** Generates providers.ts from the names of the files in the folders cards and tables, without ".ts". */
export function providerIndex(cards: readonly string[], tables: readonly string[]): string {
  const files = [
    ...cards.toSorted().map((name) => ["cards", name]),
    ...tables.toSorted().map((name) => ["tables", name]),
  ];
  return [
    "// Generated from the folders cards and tables by providers.test.ts (`npx vitest -u`). Do not edit.",
    'import type { ProviderCard } from "./card.ts";',
    ...files.map(([folder = "", name = ""]) => `import { ${constant(name)} } from "./${folder}/${name}.ts";`),
    "",
    "/** All cards. The order is insignificant: no host matches two. */",
    "export const PROVIDERS: readonly ProviderCard[] = [",
    ...files.map(([folder, name = ""]) => `  ${folder === "tables" ? "..." : ""}${constant(name)},`),
    "];",
    "",
  ].join("\n");
}

const HEADINGS: Readonly<Record<ProviderKind, string>> = {
  webmail: "Mailboxes for the public",
  access: "Access providers",
  hosting: "Hosts of customers' domains",
  filter: "Filters in front of customers' servers",
  relay: "Forwarding, and mail for programs",
};

/** Generates docs/providers.md. */
export function providerPage(cards: readonly ProviderCard[]): string {
  const kinds = Object.entries(HEADINGS).map(([kind, heading]) => {
    const rows = cards
      .filter((card) => card.kind === kind)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ label, name, suffixes, source }) => [
        label,
        `\`${name}\``,
        suffixes.map((suffix) => `\`${suffix}\``).join(" "),
        source,
      ]);
    return `\n## ${heading}\n\n${markdownTable([["provider", "name in pacing files", "MX hosts", "source"], ...rows])}`;
  });
  return INTRODUCTION(cards.length) + kinds.join("");
}

const INTRODUCTION = (count: number): string => `# Providers

The ${count} providers that Rollcall knows. All domains whose MX hosts are one provider's share its pace and its limits, whatever
the order of the hosts. A domain with hosts of two providers is a site of its own.

Generated from \`packages/providers/src\`, where \`card.ts\` explains the sources. [Contributing](../CONTRIBUTING.md) says how to add one.
`;

function markdownTable(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |\n`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.slice(1).map((row) => line(row))].join(
    "",
  );
}
