import { Play } from "lucide-react";
import type { ReactElement } from "react";
import type { Analysis, List } from "../api/schemas.ts";
import { formatEstimate } from "../format/duration.ts";
import { formatCount, formatShare, plural } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { Notice } from "../kit/notice.tsx";
import { Panel } from "../kit/page.tsx";
import { delimiterWords } from "../upload/columns.ts";
import { providerName } from "../words/providers.ts";
import { useListActions } from "./use-list-actions.ts";

/** What is in the list, before anybody is asked, and the button that starts it. */
export function AnalysisPanel({ list }: { readonly list: List }): ReactElement {
  const { start } = useListActions(list);
  const { analysis } = list;
  if (analysis === null) return <Notice tone="info">This list has no figures yet.</Notice>;
  const toAsk = Math.max(0, analysis.unique - analysis.known_fresh);
  return (
    <>
      <section className="start panel" aria-label="Start">
        <div className="start-text">
          <p className="start-headline num">{plural(analysis.unique, "address", "addresses")} to check</p>
          <p className="soft">{startWords(analysis, toAsk)}</p>
        </div>
        <Button
          variant="primary"
          icon={<Play size={16} aria-hidden />}
          isDisabled={analysis.unique === 0}
          isPending={start.isPending}
          onPress={() => start.mutate(false)}
        >
          Start checking
        </Button>
      </section>
      {list.encoding_note !== null && <Notice tone="info">{list.encoding_note}</Notice>}
      <Panel title="What was read">
        <AnalysisFigures list={list} analysis={analysis} />
      </Panel>
    </>
  );
}

function startWords(analysis: Analysis, toAsk: number): string {
  if (analysis.unique === 0) return "No address was found. Is it the right file, and the right column?";
  const known =
    analysis.known_fresh > 0 ? `${formatCount(analysis.known_fresh)} are known already and need no question. ` : "";
  const time =
    analysis.expected_seconds === null
      ? "How long it takes will show after the first minutes."
      : `It should take ${formatEstimate(analysis.expected_seconds)}; servers that ask for patience can make it longer.`;
  return toAsk === 0 ? `${known}Nobody has to be asked.` : `${known}${time}`;
}

/** All figures of the analysis. */
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
        <Figure term="Rows" value={analysis.rows} note="all of them will be in the download" />
        <Figure term="Addresses, each once" value={analysis.unique} />
        <Figure term="Duplicates" value={analysis.duplicates} note="asked once, filled in everywhere" />
        <Figure term="Not an address" value={analysis.invalid_syntax} tone="undeliverable" />
        <Figure term="Without an address" value={analysis.without_address} />
        <Figure term="Blank rows" value={analysis.blank} />
        <Figure term="Known and fresh" value={analysis.known_fresh} note="needs no question" />
        <Figure term="Disposable" value={analysis.disposable} tone="risky" />
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
            name: provider === null ? "Own or other servers" : providerName(provider),
            count,
          }))}
          none="Providers are known once the domains are looked up."
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
