import cronstrue from "cronstrue";

type CronReading = { readonly words: string } | { readonly problem: string };

const FIELDS = 5;

/** A cron expression in plain words, or what is wrong with it. The server has the last word on both. */
export function readCron(cron: string): CronReading {
  const fields = cron.trim().split(/\s+/u).filter(Boolean);
  if (fields.length !== FIELDS) {
    return {
      problem: `Five parts are needed: minute, hour, day, month, weekday. ${fields.length === 0 ? "There is none yet." : `There ${fields.length === 1 ? "is" : "are"} ${fields.length}.`}`,
    };
  }
  try {
    return { words: cronstrue.toString(fields.join(" "), { use24HourTimeFormat: true, verbose: false }) };
  } catch {
    return {
      problem: "A part can't be read. Numbers, * for every, 1-5 for a range and 1,15 for several are understood.",
    };
  }
}
