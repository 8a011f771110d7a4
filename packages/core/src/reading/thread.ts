import { serve } from "@rollcall/threads/serve";
import { JOBS } from "./jobs.ts";

/** The module of a reading thread. */
export default serve(JOBS);
