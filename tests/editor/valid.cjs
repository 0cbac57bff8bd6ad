// Check the settings of the CMS, given on standard input, by its own JSON Schema. Prints the faults as JSON.
const { readFileSync } = require("node:fs");
const Ajv = require("../node_modules/ajv").default;

const schema = JSON.parse(readFileSync(process.argv[2], "utf8"));
schema.definitions.CustomField = false; // it allows any control with any options; no form here has one of its own
const ajv = new Ajv({ strict: false, logger: false });
const valid = ajv.compile(schema);
valid(JSON.parse(readFileSync(0, "utf8")));
console.log(JSON.stringify((valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)));
