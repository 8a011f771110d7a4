import { z } from "zod";
import type { FileBody } from "../http/declaration.ts";

/** A form's first file, or the bare file; form fields before it are treated as query parameters. */
export const FILE: FileBody = {
  content: {
    "multipart/form-data": z.object({ file: z.file() }),
    "application/octet-stream": z.file(),
    "text/csv": z.file(),
  },
};
