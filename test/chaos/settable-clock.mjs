// Loaded into a process before its own code (`node --import`): its clock is this far ahead. SIGUSR2 sets it to the other of right and wrong.
const TrueDate = Date;
const wrongMs = Number(process.env["CLOCK_AHEAD_MS"] ?? 0);
let aheadMs = process.env["CLOCK_STARTS"] === "right" ? 0 : wrongMs;
process.on("SIGUSR2", () => (aheadMs = aheadMs === 0 ? wrongMs : 0));

globalThis.Date = class Date extends TrueDate {
  constructor(...parts) {
    if (parts.length === 0) super(Date.now());
    else super(...parts);
  }

  static now() {
    return TrueDate.now() + aheadMs;
  }
};
