import { createBrowserRouter } from "react-router";
import { AppShell } from "./shell/app-shell.tsx";
import { PageFault, AppFault } from "./shell/faults.tsx";

/** Every page is fetched when it is first gone to. */
export function makeRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter([
    {
      path: "sign-in",
      errorElement: <PageFault />,
      HydrateFallback: () => null,
      lazy: () => import("./sign-in/sign-in-page.tsx"),
    },
    {
      element: <AppShell />,
      errorElement: <AppFault />,
      HydrateFallback: () => null,
      children: [
        {
          errorElement: <PageFault />,
          children: [
            { index: true, lazy: () => import("./lists/lists-page.tsx") },
            { path: "lists", lazy: () => import("./lists/lists-page.tsx") },
            { path: "lists/:id", lazy: () => import("./list/list-page.tsx") },
            { path: "lists/:id/typos", lazy: () => import("./typos/typos-page.tsx") },
            { path: "check", lazy: () => import("./check-one/check-page.tsx") },
            { path: "contacts", lazy: () => import("./contacts/contacts-page.tsx") },
            { path: "schedules", lazy: () => import("./schedules/schedules-page.tsx") },
            { path: "schedules/new", lazy: () => import("./schedules/schedule-page.tsx") },
            { path: "schedules/:id", lazy: () => import("./schedules/schedule-page.tsx") },
            { path: "runs/:id/changes", lazy: () => import("./changes/changes-page.tsx") },
            { path: "suppressions", lazy: () => import("./suppressions/suppressions-page.tsx") },
            { path: "webhooks", lazy: () => import("./webhooks/webhooks-page.tsx") },
            { path: "privacy", lazy: () => import("./privacy/privacy-page.tsx") },
            { path: "activity", lazy: () => import("./activity/activity-page.tsx") },
            { path: "providers", lazy: () => import("./providers/providers-page.tsx") },
            { path: "doctor", lazy: () => import("./doctor/doctor-page.tsx") },
            { path: "keys", lazy: () => import("./keys/keys-page.tsx") },
            { path: "settings", lazy: () => import("./settings/settings-page.tsx") },
            { path: "*", lazy: () => import("./shell/not-found.tsx") },
          ],
        },
      ],
    },
  ]);
}
