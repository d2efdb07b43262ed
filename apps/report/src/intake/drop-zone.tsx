import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Locale } from "../locale.ts";
import { type FileProblem, MOST_FILES, MOST_MEGABYTES } from "./read-files.ts";
import type { Sample } from "./samples.ts";

/** What a page that came without results can be given. */
export interface Intake {
  readonly take: (files: readonly File[]) => Promise<void>;
  readonly clear: () => void;
  readonly problems: { readonly value: readonly FileProblem[] };
  readonly samples: readonly Sample[];
}

function problemText(problem: FileProblem, locale: Locale): string {
  const { file } = problem;
  switch (problem.kind) {
    case "too-many":
      return locale.t("intake.too-many", { file, most: MOST_FILES });
    case "too-big":
      return locale.t("intake.too-big", { file, most: MOST_MEGABYTES });
    case "unknown-kind":
    case "older":
    case "newer":
    case "misfit":
      return locale.t(`intake.${problem.kind}`, { file, found: problem.found });
    default:
      return locale.t(`intake.${problem.kind}`, { file });
  }
}

/** Takes result files by drag and drop anywhere on the page or from a file dialog; they never leave the browser. */
export function DropZone({ intake, filled, locale }: { intake: Intake; filled: boolean; locale: Locale }) {
  const over = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const hold = (event: DragEvent): void => {
      event.preventDefault();
      over.value = event.type === "dragover";
      if (event.type === "drop") void intake.take([...(event.dataTransfer?.files ?? [])]);
    };
    const kinds = ["dragover", "dragleave", "drop"] as const;
    for (const kind of kinds) window.addEventListener(kind, hold);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, hold);
    };
  }, [intake, over]);
  const problems = intake.problems.value;
  return (
    <div class={`card intake${over.value ? " over" : ""}`}>
      {filled ? null : (
        <>
          <h2 class="intake-title">{locale.t("intake.title")}</h2>
          <p class="say">{locale.t("intake.how")}</p>
        </>
      )}
      <div class="intake-controls">
        <input
          ref={input}
          type="file"
          multiple
          accept=".json,.html,application/json,text/html"
          aria-label={locale.t("intake.choose")}
          onChange={async (event) => {
            const chosen = event.currentTarget;
            await intake.take([...(chosen.files ?? [])]);
            chosen.value = "";
          }}
        />
        {filled ? (
          <button type="button" onClick={intake.clear}>
            {locale.t("intake.clear")}
          </button>
        ) : null}
      </div>
      {problems.length > 0 ? (
        <ul class="plain-list warn" role="alert">
          {problems.map((problem, i) => (
            <li key={`${problem.file}-${i}`}>{problemText(problem, locale)}</li>
          ))}
        </ul>
      ) : null}
      {!filled && intake.samples.length > 0 ? (
        <>
          <h3>{locale.t("intake.samples")}</h3>
          <ul class="plain-list">
            {intake.samples.map(({ title, page, files }) => (
              <li key={page}>
                <a href={page}>{locale.pick(title)}</a>{" "}
                {files.map((file) => (
                  <span key={file} class="reason">
                    <a href={file} download>
                      {file.split("/").at(-1)}
                    </a>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p class="note">{locale.t("intake.private")}</p>
    </div>
  );
}
