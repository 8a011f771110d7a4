import {
  ChangeKeyError,
  ColumnError,
  DerivingError,
  IdempotencyKeyError,
  ListChangedError,
  ListGoneError,
  ListNotFreeError,
} from "@rollcall/core";
import { TabularError } from "@rollcall/tabular";
import { notFound, Problem } from "../http/problem.ts";
import { UploadBrokenError } from "./receive.ts";
import { inProgress } from "./upload.ts";

/** Converts errors of a file, and of the list that it is for, into problems. */
export async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TabularError) {
      throw new Problem(error.code === "file_too_large" ? 413 : 422, error.code, error.message);
    }
    if (error instanceof ColumnError || error instanceof DerivingError)
      throw new Problem(422, error.code, error.message);
    if (error instanceof IdempotencyKeyError || error instanceof ChangeKeyError) throw inProgress();
    if (error instanceof ListNotFreeError) throw notFree(error);
    if (error instanceof ListGoneError) throw new Problem(409, error.code, error.message);
    if (error instanceof ListChangedError) {
      throw new Problem(409, error.code, error.message, "Nothing was stored. Send it again.");
    }
    if (error instanceof UploadBrokenError)
      throw new Problem(400, error.code, error.message, "Nothing was stored. Send it again.");
    throw error;
  }
}

/** A list that no run can start on, and whose rows can't be changed, now. */
export function notFree({ code, message }: ListNotFreeError): Problem {
  if (code === "list_gone") return notFound("list");
  return new Problem(409, code, message, code === "not_ready" ? WHEN_READY : "Wait for it, or cancel it first.");
}

export const WHEN_READY = "Try again when it is ready.";
