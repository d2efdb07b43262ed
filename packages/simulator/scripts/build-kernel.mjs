// Compiles assembly/ to WebAssembly and writes it, as base64 in a module, where the loader imports it.
// Usage: node scripts/build-kernel.mjs
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
let bytes = null;
const { error, stderr } = await asc.main(
  [
    ...["index.ts", "--baseDir", here("assembly"), "--outFile", "kernel.wasm"],
    ...[
      "--optimizeLevel",
      "3",
      "--noAssert",
      "--runtime",
      "stub",
      "--importMemory",
      "--zeroFilledMemory",
      "--enable",
      "simd",
    ],
  ],
  {
    writeFile: (name, contents) => {
      if (name === "kernel.wasm") bytes = contents;
    },
  },
);
if (error || !bytes) {
  process.stderr.write(`${stderr}\nThe kernel does not compile: ${error?.message}\n`);
  process.exit(1);
}
const text = Buffer.from(bytes).toString("base64");
writeFileSync(
  here("src/kernel/kernel-bytes.ts"),
  `/** The WebAssembly kernel in base64, compiled from assembly/. Generated: not to be edited, not committed. */\nexport const kernelBytes =\n  "${text}";\n`,
);
process.stdout.write(`kernel: ${bytes.length} bytes\n`);
