/** A line of the plot: addresses a second by number of connections. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [connections: number, perSecond: number])[];
}

const WIDTH = 860;
const HEIGHT = 450;
const LEFT = 70;
const RIGHT = 530;
const TOP = 60;
const BOTTOM = 370;
/** Between the names at the ends of lines. */
const NAME_STEP = 18;

/** Distinguishable to the colour-blind (Okabe and Ito), on light and on dark ground; each has a marker of its own too. */
const COLOURS = [
  ["#0072b2", "#56b4e9"],
  ["#009e73", "#2fd6a3"],
  ["#d55e00", "#ff8c3a"],
  ["#a8487f", "#e59bc6"],
  ["#7a6a00", "#e6d34a"],
] as const;

/** Paths around 0,0: a disc, a square, a triangle, a diamond, a cross. */
const MARKERS = [
  "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
  "M-4.5-4.5h9v9h-9z",
  "M0-6L6 5H-6z",
  "M0-6.5L6.5 0L0 6.5L-6.5 0z",
  "M-5-2h3v-3h4v3h3v4h-3v3h-4v-3h-3z",
] as const;

/** An SVG image with both axes logarithmic. Lines are named at their ends, so it needs no legend. */
export function plotOf(title: string, note: string, series: readonly Series[]): string {
  const points = series.flatMap((line) => line.points);
  const [x, y] = [scaleOf(points.map(([many]) => many)), scaleOf(points.map(([, speed]) => speed))];
  const across = (value: number): number => LEFT + x.share(value) * (RIGHT - LEFT);
  const up = (value: number): number => BOTTOM - y.share(value) * (BOTTOM - TOP);
  const farthest = x.ticks.at(-1) ?? 0;
  const names = namePlaces(series.map((line) => up(line.points.at(-1)?.[1] ?? 1)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">`,
    `<style>${STYLE}</style>`,
    `<rect class="ground" width="${WIDTH}" height="${HEIGHT}" rx="8"/>`,
    `<text class="title" x="24" y="30">${escaped(title)}</text>`,
    ...y.ticks.flatMap((tick) => [
      `<path class="grid" d="M${LEFT} ${round(up(tick))}H${RIGHT}"/>`,
      `<text x="${LEFT - 8}" y="${round(up(tick) + 4)}" text-anchor="end">${tick.toLocaleString("en")}</text>`,
    ]),
    ...x.ticks.flatMap((tick) => [
      `<path class="grid" d="M${round(across(tick))} ${TOP}V${BOTTOM}"/>`,
      `<text x="${round(across(tick))}" y="${BOTTOM + 18}" text-anchor="middle">${tick.toLocaleString("en")}</text>`,
    ]),
    `<text x="${(LEFT + RIGHT) / 2}" y="${BOTTOM + 40}" text-anchor="middle">connections</text>`,
    `<text x="${LEFT - 8}" y="${TOP - 12}">addresses a second</text>`,
    ...series.map((line, index) => lineOf(line, index, { across, up, nameY: names[index] ?? 0, farthest })),
    `<text class="note" x="${WIDTH - 16}" y="${HEIGHT - 10}" text-anchor="end">${escaped(note)}</text>`,
    "</svg>\n",
  ].join("\n");
}

const STYLE = [
  "text{font:13px system-ui,sans-serif;fill:#3d4450}",
  ".title{font-size:16px;font-weight:600;fill:#1b1f26}.note{font-size:11px}",
  ".ground{fill:#fff}.grid{stroke:#dde1e7;fill:none}.line{fill:none;stroke-width:2.5}",
  ...COLOURS.map(([light], index) => `.s${index}{stroke:${light}}.f${index}{fill:${light}}`),
  "@media(prefers-color-scheme:dark){",
  "text{fill:#b8c0cc}.title{fill:#f0f3f7}.ground{fill:#14181f}.grid{stroke:#2c333e}",
  ...COLOURS.map(([, dark], index) => `.s${index}{stroke:${dark}}.f${index}{fill:${dark}}`),
  "}",
].join("");

interface Frame {
  readonly across: (connections: number) => number;
  readonly up: (perSecond: number) => number;
  /** Where the line's name stands. */
  readonly nameY: number;
  /** Most connections of any line. */
  readonly farthest: number;
}

function lineOf({ name, points }: Series, index: number, { across, up, nameY, farthest }: Frame): string {
  const kind = index % COLOURS.length;
  const places = points.map(([many, speed]) => `${round(across(many))} ${round(up(speed))}`);
  const [many, speed] = points.at(-1) ?? [1, 1];
  const where = many < farthest ? ` at ${many.toLocaleString("en")}` : "";
  const words = `${name}: ${Math.round(speed).toLocaleString("en")}${where}`;
  return [
    `<path class="line s${kind}" d="M${places.join("L")}"/>`,
    ...places.map((place) => `<path class="f${kind}" transform="translate(${place})" d="${MARKERS[kind]}"/>`),
    `<path class="s${kind}" d="M${round(across(many) + 8)} ${round(up(speed))}L${RIGHT + 14} ${round(nameY)}" opacity=".4"/>`,
    `<text class="f${kind}" x="${RIGHT + 18}" y="${round(nameY + 4)}">${escaped(words)}</text>`,
  ].join("\n");
}

interface Scale {
  /** 0 at the least tick, 1 at the greatest. */
  readonly share: (value: number) => number;
  readonly ticks: readonly number[];
}

/** From the power of ten below the least value to the first of 1, 2, 5 × a power of ten that is no less than the greatest. */
function scaleOf(values: readonly number[]): Scale {
  const from = 10 ** Math.floor(Math.log10(Math.min(...values)));
  const most = Math.max(...values);
  const ticks = [from];
  for (let decade = from; (ticks.at(-1) ?? most) < most; decade *= 10) {
    for (const factor of [2, 5, 10]) if ((ticks.at(-1) ?? most) < most) ticks.push(decade * factor);
  }
  const span = Math.log(ticks.at(-1) ?? from) - Math.log(from);
  return { share: (value) => (span === 0 ? 0 : (Math.log(value) - Math.log(from)) / span), ticks };
}

/** Moves names apart, from the top one down, where their lines end close together. */
function namePlaces(ends: readonly number[]): number[] {
  const places = [...ends];
  const order = ends.map((_, index) => index).sort((one, other) => (ends[one] ?? 0) - (ends[other] ?? 0));
  let least = TOP;
  for (const index of order) {
    places[index] = Math.max(least, ends[index] ?? 0);
    least = (places[index] ?? 0) + NAME_STEP;
  }
  return places;
}

const round = (value: number): string => value.toFixed(1);

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
