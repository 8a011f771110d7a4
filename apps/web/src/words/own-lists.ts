import type { OwnList } from "../api/schemas.ts";

/** The operator's own lists by what they say. */
export const OWN_LIST_WORDS: Readonly<Record<OwnList, { readonly label: string; readonly means: string }>> = {
  disposable: { label: "Disposable", means: "These domains count as disposable." },
  not_disposable: {
    label: "Not disposable",
    means: "These domains don't count as disposable, whatever the built-in list says.",
  },
  free: { label: "Free provider", means: "These domains count as free providers." },
  not_free: { label: "Not a free provider", means: "These domains don't count as free providers." },
  role: { label: "Role", means: "These names before the @ count as roles, such as info." },
  not_role: { label: "Not a role", means: "These names before the @ don't count as roles." },
  never_ask: {
    label: "Never ask",
    means: "No mail server is asked for a mailbox at these domains. Their addresses stay unknown.",
  },
};
