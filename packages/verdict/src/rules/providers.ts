import { PROVIDERS, type Rule } from "@rollcall/providers";
import { WORDING_ONLY } from "./wording-only.ts";

/** A provider's own rules are asked before the generic ones. By its name. */
export const PROVIDER_RULES: ReadonlyMap<string, readonly Rule[]> = new Map(
  PROVIDERS.flatMap(({ name, replies }) => (replies === undefined ? [] : [[name, replies] as const])),
);

/** Every provider's rules that are believed wherever they are heard. */
export const ANYWHERE_RULES: readonly Rule[] = [
  ...new Set([...PROVIDER_RULES.values()].flat()),
  ...WORDING_ONLY,
].filter((rule) => rule.anywhere === true);
