import type { Evidence } from "@rollcall/verdict";
import { judge, toStored } from "../judge.ts";
import type { NewVerdict } from "../records/check.ts";
import type { StoredVerdict } from "../records/redecide.ts";

/** A stored verdict's evidence, and more of it where more is known, decided by the rules of today. Nobody is asked. */
export function redecideStored(stored: StoredVerdict, more: readonly Evidence[], roleIsRisky: boolean): NewVerdict {
  const { contactId, role, disposable, provider, attempts, durationMs, checkedAt } = stored;
  const about = { contactId, role, disposable, provider };
  const evidence = [...stored.evidence, ...more];
  const verdict = judge(about, evidence, roleIsRisky);
  return toStored(about, verdict, evidence, { attempts, durationMs, atMs: checkedAt.getTime(), transcript: null });
}
