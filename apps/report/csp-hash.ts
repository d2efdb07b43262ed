import { createHash } from "node:crypto";
import type { Plugin } from "vite";

const sha256 = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const hashesOf = (html: string, pattern: RegExp): string =>
  [...html.matchAll(pattern)].map((match) => sha256(match[1]!)).join(" ");

/**
 * Puts a Content-Security-Policy into the finished page that lets its own scripts and styles run, by hash, and
 * nothing else: no network, no inline handlers, no eval. The JSON that is filled in later is not a script to the
 * browser and needs no hash.
 *
 * Runs after everything is inlined; fails the build if there is nothing to hash.
 */
export function cspHash(): Plugin {
  return {
    name: "csp-hash",
    enforce: "post",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== "asset" || !file.fileName.endsWith(".html")) continue;
          const html = String(file.source);
          const scripts = hashesOf(html, /<script\b(?![^>]*application\/json)[^>]*>([\s\S]*?)<\/script>/g);
          const styles = hashesOf(html, /<style\b[^>]*>([\s\S]*?)<\/style>/g);
          if (scripts === "" || styles === "")
            throw new Error(
              `${file.fileName} has no inlined script or style to hash: is the single-file plugin on?`,
            );
          const policy = [
            "default-src 'none'",
            // the engine is WebAssembly, in workers that the page makes of its own script
            `script-src ${scripts} 'wasm-unsafe-eval'`,
            "worker-src blob:",
            `style-src ${styles}`,
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
          ].join("; ");
          file.source = html.replace(
            "<head>",
            () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
          );
        }
      },
    },
  };
}
