import { request } from "./client.ts";
import type { CheckOne } from "./schemas.ts";

/** Starts the check of one address. `timeout_ms: 0`: don't wait for the verdict, the steps are watched instead. */
export function startCheck(email: string, recheck: boolean, signal: AbortSignal): Promise<CheckOne> {
  return request<CheckOne>("/v1/verify", { method: "POST", body: { email, recheck, timeout_ms: 0 }, signal });
}

export function readCheck(id: string, signal: AbortSignal): Promise<CheckOne> {
  return request<CheckOne>(checkPath(id), { signal });
}

export function checkEventsPath(id: string): string {
  return `${checkPath(id)}/events`;
}

function checkPath(id: string): string {
  return `/v1/verify/${encodeURIComponent(id)}`;
}
