// Reads what the program wrote with programs that others wrote, and prints what they found as one line of JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";

// npm puts the programs of its packages on the path: beside them lie the packages.
const folder = process.env.PATH.split(delimiter).find((each) => each.endsWith(join("node_modules", ".bin")));
const require = createRequire(join(dirname(folder), "others.js"));
const Ajv = require("ajv/dist/2020").default;
const ICAL = await import(require.resolve("ical.js")).then((found) => found.default ?? found);

const read = (name) => readFileSync(name, "utf8");
const lines = (name) => read(name).trim().split("\n").map((line) => JSON.parse(line));

function judged(name) {
  const ajv = new Ajv({ strict: true });
  const holds = ajv.compile(JSON.parse(read(`${name}.schema.json`)));
  return lines(`${name}.jsonl`).map((each) => holds(each) || ajv.errorsText(holds.errors));
}

const alarms = (file) =>
  new ICAL.Component(ICAL.parse(file)).getAllSubcomponents("vevent").flatMap((event) =>
    event.getAllSubcomponents("valarm").map((alarm) => {
      const trigger = alarm.getFirstProperty("trigger");
      return [trigger.type, trigger.getFirstValue().toString()];
    }));

console.log(JSON.stringify({ case: judged("case"), assessment: judged("assessment"), alarms: alarms(read("due.ics")) }));
