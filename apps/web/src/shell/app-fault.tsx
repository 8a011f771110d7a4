import type { ReactElement } from "react";
import { Button } from "../kit/button.tsx";
import { Notice } from "../kit/notice.tsx";
import { Brand } from "./brand.tsx";

/** Stands in for the whole app where a part of it broke that surrounds the pages. */
export function AppFault(): ReactElement {
  return (
    <main className="app-fault">
      <Brand />
      <Notice
        tone="danger"
        isLive
        title="Something went wrong on this page"
        actions={
          <Button small variant="primary" onPress={() => window.location.reload()}>
            Reload
          </Button>
        }
      >
        <p>Your lists and running checks are safe: they live on the server, which goes on without this page.</p>
        <p>
          Reload the page. If it happens again, go <a href="/">back to your lists</a> and tell whoever runs Rollcall
          what you were doing.
        </p>
      </Notice>
    </main>
  );
}
