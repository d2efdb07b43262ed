import { nearestWord } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";

/** What is wrong with a scenario file or a question: where, and how to mend it. The caller turns the path into a line. */
export interface ScenarioIssue {
  readonly path: readonly (string | number)[];
  readonly text: Text;
}

/** An issue with a name that is not one of `names`, with the nearest of them. */
export function unknownName(
  path: readonly (string | number)[],
  what: Text,
  word: string,
  names: readonly string[],
): ScenarioIssue {
  const nearest = nearestWord(word, names);
  const all = names.join(", ");
  return {
    path,
    text: {
      zh: `没有名为“${word}”的${what.zh}${nearest ? `；是否想写“${nearest}”？` : "；"}可用：${all || "（无）"}`,
      en: `there is no ${what.en} "${word}"${nearest ? `; did you mean "${nearest}"?` : ";"} Valid: ${all || "none"}`,
    },
  };
}
