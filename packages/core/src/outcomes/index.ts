export { OUTCOME_KINDS, type OutcomeKind } from "@rollcall/outcomes";
export { type Accuracy, type AccuracyReport, readAccuracy } from "./accuracy.ts";
export { type AddedOutcomes, addOutcomes, type OutcomeEntry } from "./add-outcomes.ts";
export { importOutcomes } from "./import-outcomes.ts";
export { readOutcome } from "./new-outcome.ts";
export { readOutcomes, type StoredOutcome } from "./read-outcomes.ts";
