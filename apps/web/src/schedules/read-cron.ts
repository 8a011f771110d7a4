import cronstrue from "cronstrue";

type CronReading = { readonly words: string } | { readonly problem: string };

const FIELDS = 5;

/** A cron expression in words, or what is wrong with it. */
export function readCron(cron: string): CronReading {
  const fields = cron.trim().split(/\s+/u).filter(Boolean);
  if (fields.length !== FIELDS) {
    return {
      problem: `Enter five parts: minute, hour, day, month, weekday. ${fields.length === 0 ? "The field is empty." : `There ${fields.length === 1 ? "is" : "are"} ${fields.length}.`}`,
    };
  }
  try {
    return { words: cronstrue.toString(fields.join(" "), { use24HourTimeFormat: true, verbose: false }) };
  } catch {
    return {
      problem: "Invalid part. Use numbers, * for every, 1-5 for a range, and 1,15 for several.",
    };
  }
}
