import type { ScoreReport } from "@scorecast/core/report";
import type { Locale } from "../locale.ts";

/** A small badge for where a number comes from: 官方, 公开, 自填, 文章, 估, 记录. */
export function ProvenanceMark(props: { provenance: ScoreReport["provenance"] | "record"; locale: Locale }) {
  const { provenance, locale } = props;
  const full = locale.t(`provenance.${provenance}`);
  return (
    <span class={`mark mark-${provenance}`} title={full}>
      <span aria-hidden="true">{locale.t(`mark.${provenance}`)}</span>
      <span class="unseen">{full}</span>
    </span>
  );
}
