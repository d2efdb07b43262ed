// Finds Chromium for the browser tests; installs Debian's when it is missing and we may.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const install = "apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-cjk";
const places = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** Path of a Chromium, or the end of the program with the one line that gets one. */
export function ensureBrowser() {
  const found = () => places.find((path) => path && existsSync(path));
  if (!found() && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Chromium is missing: installing it with apt-get …");
    spawnSync("sh", ["-c", `${install} >/dev/null`], {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  const browser = found();
  if (browser) return browser;
  console.error(
    `The browser tests need Chromium. Install it with this line, then run npm test again:\n\n  sudo sh -c '${install}'\n`,
  );
  process.exit(1);
}
