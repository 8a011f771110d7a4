import type { ReactElement } from "react";
import { useEgresses } from "../api/egresses.ts";
import { plural } from "../format/number.ts";
import { ProblemNotice } from "../kit/notice.tsx";
import { Panel } from "../kit/page.tsx";
import { Skeleton } from "../kit/skeleton.tsx";

/** Who we say that we are to mail servers, from each address that we speak from. */
export function EgressPanel(): ReactElement {
  const egresses = useEgresses();
  return (
    <Panel
      title="How mail servers see us"
      beside={
        egresses.data !== undefined && (
          <span className="small faint">{plural(egresses.data.length, "egress", "egresses")}</span>
        )
      }
    >
      {egresses.isPending && <Skeleton height={120} label="Loading" />}
      {egresses.isError && <ProblemNotice error={egresses.error} onRetry={() => void egresses.refetch()} />}
      {egresses.data?.map(({ name, bind_address, helo_name, mail_from }) => (
        <dl key={name} className="egress" aria-label={name}>
          <div>
            <dt>Egress</dt>
            <dd className="mono">{name}</dd>
          </div>
          <div>
            <dt>HELO name</dt>
            <dd className="mono">{helo_name}</dd>
          </div>
          <div>
            <dt>Sender</dt>
            <dd className="mono">{mail_from === "" ? "<>" : mail_from}</dd>
          </div>
          <div>
            <dt>From address</dt>
            <dd className={bind_address === null ? "soft" : "mono"}>
              {bind_address ?? "chosen by the operating system"}
            </dd>
          </div>
        </dl>
      ))}
      <p className="small soft egress-note">
        Greylisting and limits remember all of these. They are set on the server, in its environment.
      </p>
    </Panel>
  );
}
