import { PROVIDERS, type Rule } from "@rollcall/providers";
import { WORDING_ONLY } from "./wording-only.ts";

/** Rules by provider; they precede the generic ones. */
export const PROVIDER_RULES: ReadonlyMap<string, readonly Rule[]> = new Map(
  PROVIDERS.flatMap(({ name, replies }) => (replies === undefined ? [] : [[name, replies] as const])),
);

/** Rules that apply to any host. */
export const ANYWHERE_RULES: readonly Rule[] = [
  ...new Set([...PROVIDER_RULES.values()].flat()),
  ...WORDING_ONLY,
].filter((rule) => rule.anywhere === true);
