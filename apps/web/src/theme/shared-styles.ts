/** The shared styles, in the first chunk: a page's own styles load later and so override them. */
import "@fontsource-variable/geist/index.css";
import "@fontsource-variable/geist-mono/index.css";
import "./tokens.css";
import "./base.css";
import "../kit/button.css";
import "../kit/chips.css";
import "../kit/fields.css";
import "../kit/check-mark.css";
import "../kit/choices.css";
import "../kit/dialog.css";
import "../kit/disclosure.css";
import "../kit/notice.css";
import "../kit/empty-state.css";
import "../kit/page.css";
import "../kit/toast.css";
import "../status/status.css";
import "../evidence/evidence.css";
