import type { ReactElement } from "react";
import type { Preview } from "../api/schemas.ts";
import { Disclosure } from "../kit/disclosure.tsx";
import { Select } from "../kit/fields.tsx";
import { choicesOf, DELIMITERS, ENCODINGS, FOOTER_ROWS, HEADER_ROWS, type Reading } from "./reading.ts";

interface ReadingChoicesProps {
  readonly preview: Preview;
  readonly reading: Reading;
  readonly onChange: (reading: Reading) => void;
}

type Option = { readonly id: string; readonly label: string };

const optionsOf = (names: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(names).map(([id, label]) => ({ id, label }));

const HEADERS: readonly Option[] = [
  { id: "none", label: "There is none" },
  ...Array.from({ length: HEADER_ROWS }, (_, at) => ({ id: String(at + 1), label: `Row ${at + 1}` })),
];

const FOOTERS: readonly Option[] = [
  { id: "0", label: "There are none" },
  ...Array.from({ length: FOOTER_ROWS }, (_, at) => ({
    id: String(at + 1),
    label: at === 0 ? "The last row" : `The last ${at + 1} rows`,
  })),
];

/** Overrules how a file is read; the preview beside it shows the effect. */
export function ReadingChoices({ preview, reading, onChange }: ReadingChoicesProps): ReactElement {
  const choices = choicesOf(preview);
  const isArchive = preview.sheets.length > 0 && !["xlsx", "ods"].includes(preview.format);
  const change = (changes: Partial<Record<keyof Reading, string>>): void =>
    onChange({ ...reading, ...changes } as Reading);
  return (
    <Disclosure title="How the file is read" note="if letters, columns or rows look wrong">
      <div className="reading-choices">
        {choices.sheet && (
          <Select
            label={isArchive ? "File in the archive" : "Sheet"}
            value={reading.sheet === "auto" ? (preview.sheet ?? "") : reading.sheet}
            onChange={(sheet) => change({ sheet })}
            options={preview.sheets.map((name) => ({ id: name, label: name }))}
          />
        )}
        {choices.header && (
          <Select
            label="Row with the column names"
            value={reading.header}
            onChange={(header) => change({ header })}
            options={[{ id: "auto", label: "Found by itself" }, ...HEADERS]}
          />
        )}
        {choices.footer && (
          <Select
            label="Rows at the end that are no contacts"
            value={reading.footer}
            onChange={(footer) => change({ footer })}
            options={[{ id: "auto", label: "Found by itself" }, ...FOOTERS]}
          />
        )}
        {choices.encoding && (
          <Select
            label="Encoding of the letters"
            value={reading.encoding}
            onChange={(encoding) => change({ encoding })}
            options={[{ id: "auto", label: "Found by itself" }, ...optionsOf(ENCODINGS)]}
          />
        )}
        {choices.delimiter && (
          <Select
            label="Between the columns"
            value={reading.delimiter}
            onChange={(delimiter) => change({ delimiter })}
            options={[{ id: "auto", label: "Found by itself" }, ...optionsOf(DELIMITERS)]}
          />
        )}
      </div>
    </Disclosure>
  );
}
