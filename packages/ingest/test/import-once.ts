// A process that adds files to a folder, to be killed by its test: import-once.ts OUT FILE …
import { importExports } from "../src/index.ts";

const [out, ...files] = process.argv.slice(2);
process.stdout.write("started\n");
await importExports({ files, out: out!, add: true });
process.stdout.write("done\n");
