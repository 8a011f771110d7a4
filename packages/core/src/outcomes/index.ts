export { OUTCOME_KINDS, type OutcomeKind } from "@rollcall/outcomes";
export { type Accuracy, readAccuracy } from "./accuracy.ts";
export { addOutcomes, type OutcomeEntry } from "./add-outcomes.ts";
export { readOutcome } from "./new-outcome.ts";
export { readOutcomes, type StoredOutcome } from "./read-outcomes.ts";
