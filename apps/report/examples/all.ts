import { readdirSync } from "node:fs";
import type { Example } from "./example.ts";

const ending = ".example.ts";

/** Names of the charts that have an example, in order. */
export function exampleNames(): readonly string[] {
  return readdirSync(new URL(".", import.meta.url))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

export async function exampleOf(name: string): Promise<Example> {
  const { example } = (await import(new URL(`${name}${ending}`, import.meta.url).href)) as {
    example: Example;
  };
  return example;
}
