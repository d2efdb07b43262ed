import { useSignal } from "@preact/signals";
import { liveQuestions, scenarioText } from "@scorecast/simulator/live";
import { useRef } from "preact/hooks";
import type { Locale } from "../locale.ts";
import type { LiveModel } from "./live-model.ts";
import { REFINED } from "./live-study.ts";

const PLAN = "my-plan";

/** The reader's settings as a scenario file of the command line. */
export function planText({ state, setting, view, planned }: LiveModel, input: string) {
  return scenarioText(state, setting.value, planned.value, {
    shop: input.startsWith("preset:") ? input : `./${state.shop.id}`,
    id: PLAN,
    replications: REFINED,
    questions: liveQuestions(state, view.value),
  });
}

/** The answer without words: every number as the command line prints it. */
function exactNumbers({ state, answer }: LiveModel): string {
  const { seed } = state;
  return JSON.stringify({ seed, ...answer.value }, null, 1);
}

export function ScenarioFileCard(props: {
  readonly model: LiveModel;
  /** Fingerprint of the data, or the name of a generated shop. */
  readonly input: string;
  readonly locale: Locale;
}) {
  const { model, input, locale } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const said = useSignal<"copied" | "press-keys" | null>(null);
  const { yaml, ownNumbers } = planText(model, input);
  const text = `# ${locale.t("live.file-run")}\n${ownNumbers ? `# ${locale.t("live.file-overrides")}\n` : ""}${yaml}`;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      said.value = "copied";
    } catch {
      area.current?.select();
      said.value = "press-keys";
    }
  };
  return (
    <div class="card scenario-file">
      <h3>{locale.t("live.file")}</h3>
      <p>{locale.t("live.file-note", { replications: REFINED })}</p>
      <textarea
        ref={area}
        readOnly
        spellcheck={false}
        rows={Math.min(24, text.split("\n").length)}
        aria-label={locale.t("live.file")}
        value={text}
        onInput={() => {
          said.value = null;
        }}
      />
      <p class="copying">
        <button type="button" onClick={copy}>
          {locale.t("live.copy")}
        </button>
        <span role="status">{said.value ? locale.t(`live.${said.value}`) : ""}</span>
      </p>
      <details>
        <summary>{locale.t("live.exact")}</summary>
        <textarea
          class="exact-numbers"
          readOnly
          rows={12}
          aria-label={locale.t("live.exact")}
          value={exactNumbers(model)}
        />
      </details>
    </div>
  );
}
