import { z } from "zod";

const COLUMN_GUESS = z.object({
  column: z.int().describe("From 0."),
  name: z.string(),
  share: z.number().describe("Of its cells, how many hold an address; 0 to 1."),
  score: z.number(),
});

export const PREVIEW = z
  .object({
    file_name: z.string(),
    format: z.string(),
    encoding: z.string().nullable(),
    encoding_note: z.string().nullable(),
    delimiter: z.string().nullable(),
    has_header: z.boolean(),
    columns: z.array(z.string()),
    preview: z.array(z.array(z.string())).describe("The first rows."),
    address_columns: z.array(z.int()).describe("The column that would be read; positions from 0."),
    column_guesses: z.array(COLUMN_GUESS),
    sheets: z.array(z.string()),
    sheet: z.string().nullable(),
  })
  .meta({ id: "Preview", description: "What a file seems to hold, from its beginning." });
