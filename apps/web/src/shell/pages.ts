import {
  AtSign,
  Ban,
  BookUser,
  CalendarClock,
  KeyRound,
  Layers,
  ListOrdered,
  ScrollText,
  Server,
  Settings,
  ShieldCheck,
  Stethoscope,
  Webhook,
  type LucideIcon,
} from "lucide-react";
import type { KeyScope } from "../api/schemas.ts";

export interface PageLink {
  readonly to: string;
  readonly label: string;
  readonly Icon: LucideIcon;
  /** Prefixes of other paths that belong to it. */
  readonly also?: readonly string[];
  /** In the bottom bar of a phone; the others are behind “More”. */
  readonly isPrimary?: boolean;
  /** What it takes to see it; absent: any key. */
  readonly scope?: KeyScope;
  /** Not part of this app: the browser loads it. */
  readonly isOutside?: boolean;
}

export interface PageGroup {
  readonly label: string;
  readonly pages: readonly PageLink[];
}

export const PAGE_GROUPS: readonly PageGroup[] = [
  {
    label: "Verify",
    pages: [
      { to: "/", label: "Lists", Icon: Layers, also: ["/lists"], isPrimary: true },
      { to: "/check", label: "Check one", Icon: AtSign, isPrimary: true },
    ],
  },
  {
    label: "Contacts",
    pages: [
      { to: "/contacts", label: "Contacts", Icon: BookUser, isPrimary: true },
      { to: "/schedules", label: "Schedules", Icon: CalendarClock, also: ["/runs"], isPrimary: true },
      { to: "/suppressions", label: "Suppression list", Icon: Ban },
    ],
  },
  {
    label: "Delivery",
    pages: [
      { to: "/providers", label: "Providers", Icon: Server },
      { to: "/queues", label: "Queues", Icon: ListOrdered, isOutside: true, scope: "admin" },
      { to: "/doctor", label: "Doctor", Icon: Stethoscope },
    ],
  },
  {
    label: "Admin",
    pages: [
      { to: "/webhooks", label: "Webhooks", Icon: Webhook },
      { to: "/keys", label: "Keys", Icon: KeyRound, scope: "admin" },
      { to: "/privacy", label: "Privacy", Icon: ShieldCheck },
      { to: "/activity", label: "Activity", Icon: ScrollText },
      { to: "/settings", label: "Settings", Icon: Settings },
    ],
  },
];

/** Whether a path is this page or one below it. */
export function isWithin({ to, also = [] }: PageLink, pathname: string): boolean {
  const isBelow = (path: string): boolean => pathname === path || pathname.startsWith(`${path}/`);
  return (to === "/" ? pathname === "/" : isBelow(to)) || also.some(isBelow);
}
