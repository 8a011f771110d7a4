import { z } from "zod";
import type { SameFile } from "@rollcall/core";
import type { JsonOf } from "../http/declaration.ts";
import { time } from "./common.ts";

/** A stored list of the same file. */
export const SAME_FILE = z.object({ id: z.string(), name: z.string(), created_at: time });

/** It in the API. */
export function sameFileView({ id, name, createdAt }: SameFile): JsonOf<typeof SAME_FILE> {
  return { id: String(id), name, created_at: createdAt.toISOString() };
}
