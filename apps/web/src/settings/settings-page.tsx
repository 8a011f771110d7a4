import { BookOpen, KeyRound, ListOrdered, ArrowRight } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { useStats } from "../api/stats.ts";
import type { Stats, Egress } from "../api/schemas.ts";
import { formatCount, plural } from "../format/number.ts";
import { LinkButton } from "../kit/button.tsx";
import { CopyButton } from "../kit/copy-button.tsx";
import { Notice, ProblemNotice } from "../kit/notice.tsx";
import { PageHeader, Panel, Skeleton } from "../kit/page.tsx";
import { Allowed } from "../sign-in/allowed.tsx";
import { StatusBar } from "../status/status-bar.tsx";
import { StatusIcon } from "../status/status-icon.tsx";
import { ThemeSwitch } from "../theme/theme-switch.tsx";
import { STATUS_WORDS, STATUSES } from "../words/statuses.ts";
import { OwnListsPanel } from "./own-lists-panel.tsx";
import { SessionsPanel } from "./sessions-panel.tsx";
import "./settings.css";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { api, read } from "../api/client.ts";
import { useDiagnosis } from "../api/doctor.ts";
import { FINDING_WORDS, VERDICT_WORDS, FindingIcon } from "../doctor/finding-words.tsx";

const QUEUES = {
  redis: { label: "Redis", means: "Several machines can share the work." },
  postgres: { label: "PostgreSQL", means: "In the database itself: for a single machine." },
};

export function Component(): ReactElement {
  const stats = useStats();
  return (
    <div className="page">
      <PageHeader
        title="Settings"
        lead="How this Rollcall is set up. Its operator configures it on the server."
        actions={<Elsewhere />}
      />
      {stats.isPending && <Skeleton height={260} label="Loading" />}
      {stats.isError && stats.data === undefined && (
        <ProblemNotice error={stats.error} onRetry={() => void stats.refetch()} />
      )}
      {stats.data !== undefined && (
        <>
          <Warnings warnings={stats.data.warnings} />
          <div className="settings-grid">
            <Holdings stats={stats.data} />
            <Panel title="This server">
              <dl className="settings">
                <Setting term="Version">
                  <span className="mono">{stats.data.version}</span>
                </Setting>
                <Setting term="Queue" note={QUEUES[stats.data.queue_backend].means}>
                  {QUEUES[stats.data.queue_backend].label}
                </Setting>
                <Setting term="Active runs">{formatCount(stats.data.runs_active)}</Setting>
                <Setting term="API address">
                  <span className="mono">{window.location.origin}/v1</span>
                  <CopyButton text={`${window.location.origin}/v1`}>Copy</CopyButton>
                </Setting>
              </dl>
            </Panel>
          </div>
        </>
      )}
      <OwnListsPanel />
      <DoctorPanel />
      <EgressPanel />
      <SessionsPanel />
      <Panel title="This browser">
        <dl className="settings">
          <Setting term="Theme" note="Stored in this browser only.">
            <ThemeSwitch />
          </Setting>
          <Setting term="Time zone">{Intl.DateTimeFormat().resolvedOptions().timeZone}</Setting>
        </dl>
      </Panel>
    </div>
  );
}

function Elsewhere(): ReactElement {
  return (
    <>
      <Allowed scope="admin">
        <LinkButton to="/keys" icon={<KeyRound size={16} aria-hidden />}>
          Keys
        </LinkButton>
        <LinkButton to="/queues" reloadDocument icon={<ListOrdered size={16} aria-hidden />}>
          Queues
        </LinkButton>
      </Allowed>
      <LinkButton to="/docs" reloadDocument icon={<BookOpen size={16} aria-hidden />}>
        API reference
      </LinkButton>
    </>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }): ReactElement {
  return (
    <>
      {warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          {warning}
        </Notice>
      ))}
    </>
  );
}

function Holdings({ stats }: { readonly stats: Stats }): ReactElement {
  const known = STATUSES.reduce((sum, status) => sum + (stats.by_status[status] ?? 0), 0);
  return (
    <Panel title="Data">
      <p className="settings-contacts num">
        <strong>{formatCount(stats.contacts)}</strong> {stats.contacts === 1 ? "contact" : "contacts"} in{" "}
        {plural(stats.lists, "list")}
      </p>
      <StatusBar counts={stats.by_status} total={Math.max(known, 1)} size="large" isDecorative />
      <dl className="settings-statuses">
        {STATUSES.map((status) => (
          <div key={status}>
            <dt>
              <StatusIcon status={status} /> {STATUS_WORDS[status].label}
            </dt>
            <dd className="num">{formatCount(stats.by_status[status] ?? 0)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

interface SettingProps {
  readonly term: string;
  readonly note?: string;
  readonly children: ReactNode;
}

function Setting({ term, note, children }: SettingProps): ReactElement {
  return (
    <div className="setting">
      <dt>
        {term}
        {note !== undefined && <span className="small faint setting-note">{note}</span>}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function EgressPanel(): ReactElement {
  const egresses = useEgresses();
  return (
    <Panel
      title="How mail servers see this server"
      beside={
        egresses.data !== undefined && (
          <span className="small faint">{plural(egresses.data.length, "egress", "egresses")}</span>
        )
      }
    >
      {egresses.isPending && <Skeleton height={120} label="Loading" />}
      {egresses.isError && <ProblemNotice error={egresses.error} onRetry={() => void egresses.refetch()} />}
      {egresses.data?.map(({ name, bind_address, proxy, helo_name, mail_from, warm_up, rest }) => (
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
          {rest !== null && (
            <div>
              <dt>Rests</dt>
              <dd>{rest.reason}</dd>
            </div>
          )}
          {warm_up !== null && (
            <div>
              <dt>Warm-up</dt>
              <dd>
                {warm_up.share < 1
                  ? `${Math.floor(warm_up.share * 100)} % of its budgets`
                  : "over: it has its whole budgets"}
              </dd>
            </div>
          )}
          <div>
            <dt>From address</dt>
            <dd className={bind_address === null && proxy === null ? "soft" : "mono"}>
              {proxy === null ? (bind_address ?? "chosen by the operating system") : `through ${proxy}`}
            </dd>
          </div>
        </dl>
      ))}
      <p className="small soft egress-note">
        Mail servers remember these for greylisting and limits. They are set in the server's environment.
      </p>
    </Panel>
  );
}

function useEgresses(): UseQueryResult<readonly Egress[]> {
  return useQuery({
    queryKey: ["egresses"],
    queryFn: async ({ signal }) => (await read(api.GET("/v1/egresses", { signal }))).egresses,
  });
}

/** The doctor's problems and warnings. */
function DoctorPanel(): ReactElement {
  const diagnosis = useDiagnosis();
  const wrong = diagnosis.data?.findings.filter(({ state }) => state === "problem" || state === "warning") ?? [];
  return (
    <Panel
      title="Doctor"
      beside={
        <LinkButton to="/doctor" small variant="plain" icon={<ArrowRight size={15} aria-hidden />}>
          All findings
        </LinkButton>
      }
    >
      {diagnosis.isPending && <Skeleton height={80} label="Running the checks" />}
      {diagnosis.isError && diagnosis.data === undefined && (
        <ProblemNotice error={diagnosis.error} onRetry={() => void diagnosis.refetch()} />
      )}
      {diagnosis.data !== undefined && (
        <ul className="settings-findings">
          {wrong.length === 0 && (
            <li>
              <FindingIcon state="ok" />
              <span>
                <b>{VERDICT_WORDS.ok.title}.</b> <span className="soft">{VERDICT_WORDS.ok.means}</span>
              </span>
            </li>
          )}
          {wrong.map(({ id, title, state, detail }) => (
            <li key={id}>
              <FindingIcon state={state} />
              <span>
                <b>{title}</b> <span className="sr-only">: {FINDING_WORDS[state]}</span>
                <span className="soft settings-finding-detail">{detail}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
