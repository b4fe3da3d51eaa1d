// Answers worked examples read as JSON Lines: hours, and working days in the one autumn whose holidays it knows.
import { createInterface } from "node:readline";

const HOURS = { "CN/2016-61/3/press-conference": 24, "CN/2016-61/3/response": 48, "CN/2016-80/3.4/statement": 5 };
const WORKING_DAYS = { "CN/711/30/notice": 7, "CN/711/32": 15, "CN/711/33.2": 20 };
const DAYS_OFF = /^2019-10-0[1-7]$/;
const MADE_UP = ["2019-09-29", "2019-10-12"];

const isWorking = (day) => MADE_UP.includes(iso(day)) || (day.getUTCDay() % 6 !== 0 && !DAYS_OFF.test(iso(day)));
const iso = (day) => day.toISOString().slice(0, 10);
const beijing = (instant) => new Date(instant + 8 * 3600e3).toISOString().slice(0, 19) + "+08:00";

function answer({ provision, facts }) {
  if (provision in HOURS) return { due: beijing(Date.parse(facts.start) + HOURS[provision] * 3600e3) };
  if (!(provision in WORKING_DAYS) || !facts.start) return { unsupported: true };
  const day = new Date(facts.start);
  for (let left = WORKING_DAYS[provision]; left; left -= isWorking(day)) day.setUTCDate(day.getUTCDate() + 1);
  return { due: iso(day) };
}

for await (const line of createInterface({ input: process.stdin })) {
  const vector = JSON.parse(line);
  console.log(JSON.stringify({ id: vector.id, ...answer(vector) }));
}
