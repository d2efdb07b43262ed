import type { Locale } from "../locale.ts";

/**
 * A value under the first line of which stands how far it is from the reference's; nothing is subtracted where one of the
 * two is missing or where the scales differ.
 */
export function Difference(props: {
  readonly text: string;
  /** Already in words: "+1.2". */
  readonly difference: string | null;
  readonly locale: Locale;
}) {
  const { text, difference, locale } = props;
  return (
    <span>
      {text}
      {difference === null ? null : <span class="reason">{locale.t("compare.by", { difference })}</span>}
    </span>
  );
}
