import { api, read, urlOf } from "./client.ts";
import type { CheckOne } from "./schemas.ts";

/** Starts the check of one address without waiting for the verdict: the steps are watched instead. */
export function startCheck(email: string, recheck: boolean, signal: AbortSignal): Promise<CheckOne> {
  return read(api.POST("/v1/verify", { body: { email, recheck, timeout_ms: 0 }, signal }));
}

export function readCheck(id: string, signal: AbortSignal): Promise<CheckOne> {
  return read(api.GET("/v1/verify/{id}", { params: { path: { id } }, signal }));
}

export function checkEventsPath(id: string): string {
  return urlOf("/v1/verify/{id}/events", { path: { id } });
}
