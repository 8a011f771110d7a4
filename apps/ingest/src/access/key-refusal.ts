import { type Area, isAllowedFrom, type StoredKey } from "@rollcall/core";
import { Problem } from "../http/problem.ts";

/** A request as the limits of a key see it. */
interface LimitedRequest {
  /** The client's address. */
  readonly ip: string;
  /** The area that its route is in; null: none is needed; undefined: not one that a key can be limited to. */
  readonly area: Area | null | undefined;
  /** A sandbox key may use the route. */
  readonly sandbox: boolean | undefined;
}

/** Why a key's own limits refuse a request, whatever its scope; null: they don't. */
export function keyRefusal(key: StoredKey, { ip, area, sandbox }: LimitedRequest): Problem | null {
  if (!isAllowedFrom(ip, key.allowedFrom)) {
    const hint = "Use it from one of its addresses, or another key.";
    return new Problem(403, "address_not_allowed", `This key may not be used from ${ip}.`, hint);
  }
  if (key.sandbox && sandbox !== true && area !== null) return sandboxProblem();
  if (key.areas.length === 0 || area === null || (area !== undefined && key.areas.includes(area))) return null;
  const needed = area === undefined ? "that is not limited to areas" : `with the area ${area}`;
  const detail = `This requires a key ${needed}; yours has ${key.areas.join(", ")}.`;
  return new Problem(403, "area_missing", detail, "Use another key, or ask your administrator for one.");
}

/** A sandbox key was used for something else than a test address. */
export function sandboxProblem(): Problem {
  return new Problem(
    403,
    "sandbox_key",
    "This key may only verify test addresses.",
    "Verify one of GET /v1/test-addresses, or use another key.",
  );
}
