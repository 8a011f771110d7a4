import type { ReplyEvidence } from "@rollcall/verdict";
import type { ProberPorts } from "./session.ts";

/** The world as `probe` sees it. */
export interface ProbePorts extends ProberPorts {
  /**
   * Says of an answer to RCPT that asking on would be rude or useless, such as a block of our address: the session then ends
   * `cut_short` with it. Absent: only the plan's limits end a session.
   */
  readonly stopsSession?: (evidence: ReplyEvidence) => boolean;
}
