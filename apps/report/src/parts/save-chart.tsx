import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { pictureOf, pngOf } from "../saving/picture.ts";
import { fileName, saveFile } from "../saving/save-file.ts";
import { useWords } from "../words.ts";

/** Buttons that save a chart as SVG and as PNG, as it is shown. */
export function SaveChart({ figure, title }: { figure: RefObject<HTMLElement | null>; title: string }) {
  const locale = useWords();
  const failed = useSignal(false);
  const save = (form: "svg" | "png") => async () => {
    const picture = pictureOf(figure.current!);
    failed.value = false;
    try {
      saveFile(
        fileName(title, form),
        form === "svg" ? new Blob([picture.svg], { type: "image/svg+xml" }) : await pngOf(picture),
      );
    } catch {
      failed.value = true;
    }
  };
  return (
    <div class="save">
      <span aria-hidden="true">{locale.t("save.picture")}</span>
      {(["svg", "png"] as const).map((form) => (
        <button
          key={form}
          type="button"
          aria-label={locale.t("save.picture-label", { title, form: form.toUpperCase() })}
          onClick={save(form)}
        >
          {form.toUpperCase()}
        </button>
      ))}
      <p aria-live="polite">{failed.value ? locale.t("save.failed") : null}</p>
    </div>
  );
}
