import { Play } from "lucide-react";
import type { ReactElement } from "react";
import { Link } from "react-router";
import type { Analysis, List } from "../api/schemas.ts";
import { formatEstimate } from "../format/duration.ts";
import { formatCount, formatShare, plural } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { Notice } from "../kit/notice.tsx";
import { Panel } from "../kit/page.tsx";
import { Allowed } from "../sign-in/allowed.tsx";
import { delimiterWords } from "../upload/columns.ts";
import { providerName } from "../words/providers.ts";
import { useListActions } from "./use-list-actions.ts";

/** The summary of an imported list, and the button that starts checking it. */
export function AnalysisPanel({ list }: { readonly list: List }): ReactElement {
  const { start } = useListActions(list);
  const { analysis } = list;
  if (analysis === null) return <Notice tone="info">The summary isn't ready yet.</Notice>;
  const toCheck = Math.max(0, analysis.unique - analysis.known_fresh);
  return (
    <>
      <section className="start panel" aria-label="Start">
        <div className="start-text">
          <p className="start-headline num">{plural(toCheck, "address", "addresses")} to check</p>
          <p className="soft">{startWords(analysis)}</p>
        </div>
        <Allowed scope="verify">
          <Button
            variant="primary"
            icon={<Play size={16} aria-hidden />}
            isDisabled={analysis.unique === 0}
            isPending={start.isPending}
            onPress={() => start.mutate(false)}
          >
            Start checking
          </Button>
        </Allowed>
      </section>
      {list.duplicate_of !== null && (
        <Notice
          tone="info"
          title="You have uploaded this file before."
          actions={
            <Link to={`/lists/${list.duplicate_of}`} className="small">
              Open the earlier list
            </Link>
          }
        />
      )}
      {list.encoding_note !== null && <Notice tone="info">{list.encoding_note}</Notice>}
      <Panel title="File summary">
        <AnalysisFigures list={list} analysis={analysis} />
      </Panel>
    </>
  );
}

/** What starting a list would do. */
export function startWords({ unique, known_fresh, expected_seconds }: Analysis): string {
  if (unique === 0) return "No addresses found. Is this the right file and the right column?";
  if (known_fresh >= unique) return "All addresses were checked recently; their results are reused.";
  const known =
    known_fresh === 0
      ? ""
      : `${formatCount(known_fresh)} more ${known_fresh === 1 ? "was checked recently; its result is" : "were checked recently; their results are"} reused. `;
  const time =
    expected_seconds === null
      ? "You'll see a time estimate a few minutes after starting."
      : `This should take ${formatEstimate(expected_seconds)}; slow servers can make it longer.`;
  return known + time;
}

export function AnalysisFigures({
  list,
  analysis,
}: {
  readonly list: List;
  readonly analysis: Analysis;
}): ReactElement {
  const columns = list.address_columns.map((column) => list.columns[column] || `Column ${column + 1}`);
  return (
    <div className="analysis">
      <dl className="figures">
        <Figure term="Rows" value={analysis.rows} note="all of them are in the download" />
        <Figure term="Unique addresses" value={analysis.unique} />
        <Figure term="Duplicates" value={analysis.duplicates} note="checked once, result copied to every row" />
        <Figure term="Invalid format" value={analysis.invalid_syntax} tone="undeliverable" />
        <Figure term="Likely typos" value={analysis.suggestions} tone="risky" note="each with a suggestion" />
        <Figure term="No address" value={analysis.without_address} />
        <Figure term="Blank rows" value={analysis.blank} />
        <Figure term="Already checked" value={analysis.known_fresh} note="result reused" />
        <Figure term="Disposable" value={analysis.disposable} tone="risky" />
        <Figure term="Privacy relays" value={analysis.privacy_relay} note="they forward to a hidden mailbox" />
        <Figure term="Role accounts" value={analysis.role} />
        <Figure
          term="Free providers"
          value={analysis.free}
          note={`${formatShare(analysis.free, analysis.unique)} of addresses`}
        />
      </dl>
      <div className="analysis-tops">
        <ShareBars
          title="Domains"
          whole={analysis.unique}
          bars={analysis.top_domains.map(({ domain, count }) => ({ name: domain, count }))}
        />
        <ShareBars
          title="Providers"
          whole={analysis.unique}
          bars={analysis.providers.map(({ provider, count }) => ({
            name: provider === null ? "Own or other mail servers" : providerName(provider),
            count,
          }))}
          none="Providers appear once the domains are looked up."
        />
      </div>
      <p className="small faint">
        {[
          `Addresses from ${columns.join(", ")}`,
          list.encoding,
          delimiterWords(list.delimiter),
          list.has_header ? "first row is a header" : "no header row",
        ]
          .filter((fact) => fact !== null)
          .join(" · ")}
      </p>
    </div>
  );
}

interface FigureProps {
  readonly term: string;
  readonly value: number;
  readonly note?: string;
  readonly tone?: "undeliverable" | "risky";
}

function Figure({ term, value, note, tone }: FigureProps): ReactElement {
  return (
    <div className={value === 0 ? "figure figure-none" : "figure"}>
      <dt>{term}</dt>
      <dd className={`num ${tone !== undefined && value > 0 ? `tone-${tone}` : ""}`}>{formatCount(value)}</dd>
      {note !== undefined && value > 0 && <dd className="figure-note small faint">{note}</dd>}
    </div>
  );
}

interface ShareBarsProps {
  readonly title: string;
  readonly whole: number;
  readonly bars: readonly { readonly name: string; readonly count: number }[];
  readonly none?: string;
}

const SHOWN_BARS = 8;

/** A few names with their share of the whole. */
function ShareBars({ title, whole, bars, none = "None." }: ShareBarsProps): ReactElement {
  const largest = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <section aria-label={title}>
      <h3 className="share-title">{title}</h3>
      {bars.length === 0 && <p className="small faint">{none}</p>}
      <ul className="share-bars">
        {bars.slice(0, SHOWN_BARS).map(({ name, count }) => (
          <li key={name} className="share-bar">
            <span className="cut">{name}</span>
            <span className="num soft small">
              {formatCount(count)} <span className="faint">{formatShare(count, whole)}</span>
            </span>
            <span className="share-track" aria-hidden>
              <span style={{ width: `${(count / largest) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
