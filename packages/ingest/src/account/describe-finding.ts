import type { Language } from "../messages.ts";
import type { Finding } from "./quality.ts";
import { qualityChecks } from "./quality-checks.ts";

/** What was found, and what to do about it, in words. */
export function describeFinding(
  { check, params }: Pick<Finding, "check" | "params">,
  language: Language,
): { readonly what: string; readonly fix: string } {
  const { what, fix } = qualityChecks[check][language];
  const filled = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  return { what: filled(what), fix: filled(fix) };
}
