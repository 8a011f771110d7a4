/** The independent facts that stand beside a verdict. */
export type FactName = "catch_all" | "disposable" | "role" | "free" | "tagged" | "full" | "disabled";

interface FactWords {
  readonly label: string;
  /** What "yes" means. */
  readonly means: string;
}

export const FACT_WORDS: Record<FactName, FactWords> = {
  catch_all: { label: "Catch-all", means: "The domain takes mail for any name." },
  disposable: { label: "Disposable", means: "The domain hands out throw-away mailboxes." },
  role: { label: "Role account", means: "A function such as info@, not a person." },
  free: { label: "Free provider", means: "The domain belongs to a free mail provider." },
  tagged: { label: "Tagged", means: "It has a +tag: mail goes to the mailbox without it." },
  full: { label: "Mailbox full", means: "The mailbox is over its quota." },
  disabled: { label: "Disabled", means: "The mailbox was switched off." },
};

export const FACTS: readonly FactName[] = Object.keys(FACT_WORDS) as FactName[];
