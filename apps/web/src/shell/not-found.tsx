import { Compass } from "lucide-react";
import type { ReactElement } from "react";
import { LinkButton } from "../kit/button.tsx";
import { PageHeader, EmptyState } from "../kit/page.tsx";

export function Component(): ReactElement {
  return (
    <div className="page">
      <PageHeader title="Page not found" />
      <EmptyState
        icon={<Compass size={24} aria-hidden />}
        title="This page doesn't exist"
        actions={
          <>
            <LinkButton to="/" variant="primary">
              Go to your lists
            </LinkButton>
            <LinkButton to="/check">Check one address</LinkButton>
          </>
        }
      >
        The link may be outdated or mistyped.
      </EmptyState>
    </div>
  );
}
