import fc from "fast-check";

/** What properties are tried with, unless PROPERTY_SEED names another seed. */
const USUAL_SEED = 20_261_129;

// The same inputs in every run: a red test is about the change at hand. `npm run test:seeds` looks for others.
fc.configureGlobal({ seed: Number(process.env["PROPERTY_SEED"] ?? USUAL_SEED) });
