import { parseCapabilities, NO_CAPABILITIES } from "./capabilities.ts";
import { proceedToNext } from "./asking.ts";
import type { Dialogue } from "./dialogue.ts";
import { failureEvidence } from "./evidence-of.ts";
import { hangUp, quit, send, type Step, type Transition } from "./transition.ts";

export const sayEhlo: Transition = (dialogue, { atMs }) =>
  send(dialogue, [{ command: { verb: "EHLO", domain: dialogue.plan.heloName }, step: "ehlo" }], atMs);

/** RFC 5321 §3.2: fall back to HELO. */
export const sayHelo: Transition = (dialogue, { atMs }) =>
  send(dialogue, [{ command: { verb: "HELO", domain: dialogue.plan.heloName }, step: "ehlo" }], atMs);

export const greeted: Transition = (dialogue, { reply, atMs }) => {
  const capabilities = reply !== null && dialogue.awaiting === "EHLO" ? parseCapabilities(reply) : NO_CAPABILITIES;
  return chooseTls({ ...dialogue, capabilities }, atMs);
};

function chooseTls(dialogue: Dialogue, atMs: number): Step {
  const { capabilities, plan, secured, abortedAtMs } = dialogue;
  if (abortedAtMs !== null || secured || plan.policy.tls === "never") return proceedToNext(dialogue, atMs);
  if (capabilities.startTls) return send(dialogue, [{ command: { verb: "STARTTLS" }, step: "starttls" }], atMs);
  if (plan.policy.tls === "opportunistic") return proceedToNext(dialogue, atMs);
  const evidence = failureEvidence(
    { ...dialogue, awaiting: "STARTTLS" },
    "tls_failed",
    "TLS is required and not offered",
    atMs,
  );
  return quit(dialogue, { type: "refused", evidence }, atMs);
}

/** Starts the handshake. Plain text beyond the reply is discarded with the reader (RFC 3207 §6). */
export const shakeHands: Transition = (dialogue, { atMs }) => {
  if (dialogue.abortedAtMs !== null) return hangUp(dialogue, { type: "aborted" });
  return [{ ...dialogue, awaiting: "handshake", sinceMs: atMs, early: false }, [{ type: "start_tls" }]];
};

/** RFC 3207 §4.2: discard what was learned before TLS. */
export const secured: Transition = (dialogue, happening) =>
  sayEhlo({ ...dialogue, secured: true, capabilities: NO_CAPABILITIES, early: false }, happening);

/** STARTTLS was offered and then refused: continue in plain text. */
export const stayPlain: Transition = (dialogue, { evidence, atMs }) => {
  const next = { ...dialogue, tlsBroken: true };
  return dialogue.plan.policy.tls === "required"
    ? quit(next, { type: "refused", evidence }, atMs)
    : proceedToNext(next, atMs);
};

/** A failed handshake leaves the connection unusable. */
export const handshakeFailed: Transition = (dialogue, { evidence }) => {
  if (dialogue.abortedAtMs !== null) return hangUp(dialogue, { type: "aborted" });
  const required = dialogue.plan.policy.tls === "required";
  return hangUp({ ...dialogue, tlsBroken: true }, { type: required ? "refused" : "tls_failed", evidence });
};
