import { ClipboardPaste, FileUp, Sparkles } from "lucide-react";
import type { ReactElement } from "react";
import { Link } from "react-router";
import { Button } from "../kit/button.tsx";
import { useMay } from "../sign-in/allowed.tsx";
import { StatusIcon } from "../status/status-icon.tsx";
import { useUpload } from "../upload/upload-context.ts";
import { STATUS_WORDS, STATUSES } from "../words/statuses.ts";

/** Shown before the first list: how to start, and what the results mean. */
export function FirstList(): ReactElement {
  const { chooseFile, openPaste, openSample } = useUpload();
  if (!useMay("verify")) return <p className="soft">No lists yet. Your key can't upload any.</p>;
  return (
    <>
      <div className="first-drop">
        <span className="empty-icon first-drop-icon">
          <FileUp size={26} aria-hidden />
        </span>
        <h2>Drop a list here</h2>
        <p className="soft">
          CSV, Excel or plain text, of any size. You choose the column with the addresses and see a summary before
          anything is checked. No message is ever sent.
        </p>
        <div className="first-drop-actions">
          <Button variant="primary" icon={<FileUp size={16} aria-hidden />} onPress={chooseFile}>
            Choose a file
          </Button>
          <Button icon={<ClipboardPaste size={16} aria-hidden />} onPress={() => openPaste()}>
            Paste addresses
          </Button>
          <Button icon={<Sparkles size={16} aria-hidden />} onPress={openSample}>
            Try the sample
          </Button>
        </div>
        <p className="small faint">
          Just one address? <Link to="/check">Check it</Link> and watch each step.
        </p>
      </div>
      <section className="first-legend" aria-label="Possible results">
        {STATUSES.map((status) => (
          <div key={status} className="panel first-status">
            <h3>
              <StatusIcon status={status} size={17} /> {STATUS_WORDS[status].label}
            </h3>
            <p className="soft small">{STATUS_WORDS[status].means}</p>
            <p className="small">{STATUS_WORDS[status].advice}</p>
          </div>
        ))}
      </section>
    </>
  );
}
