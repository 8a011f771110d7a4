export { bounceMeaning } from "./bounce-meaning.ts";
export { OUTCOME_KINDS, type OutcomeKind } from "./outcome-kind.ts";
export { readKind } from "./read-kind.ts";
export { type Share, wilson } from "./wilson.ts";
