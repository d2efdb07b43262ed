import type { MessageKey } from "../messages.ts";
import { type Problem, problem } from "../problem.ts";

const SHOWN = 5;

/** Problems of single rows, the first places of each kind and the number of the rest. */
export interface PlaceList {
  add(key: MessageKey, line: number, params?: Problem["params"]): void;
  problems(file: string): Problem[];
}

export function placeList(): PlaceList {
  const kinds = new Map<
    MessageKey,
    { shown: { line: number; params: Problem["params"] }[]; count: number }
  >();
  return {
    add(key, line, params = {}) {
      const kind = kinds.get(key) ?? { shown: [], count: 0 };
      if (kind.count++ < SHOWN) kind.shown.push({ line, params });
      kinds.set(key, kind);
    },
    problems(file) {
      return [...kinds].flatMap(([key, { shown, count }]) => {
        const listed = shown.map((place) => problem({ severity: "warning", key, file, ...place }));
        const rest = count - shown.length;
        if (rest === 0) return listed;
        const params = { ...shown.at(-1)!.params, count: rest, kind: key };
        return [
          ...listed,
          problem({ severity: "warning", key: "more-of-the-same", file, params, count: rest }),
        ];
      });
    },
  };
}
