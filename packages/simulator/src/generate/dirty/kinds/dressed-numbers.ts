import type { Dirt } from "../dirt.ts";
import { exportColumns } from "../export-columns.ts";
import { soilCells } from "../soil-cells.ts";

type Dress = (number: string) => string;

const amounts: readonly Dress[] = [
  (number) => `￥${thousands(number)}`,
  (number) => `¥ ${number}`,
  (number) => `${thousands(number)}元`,
  (number) => ` ${number} `,
];
const counts: readonly Dress[] = [(number) => `${number}.0`, (number) => ` ${number}`];
const stars: readonly Dress[] = [
  (number) => `${number}分`,
  (number) => `${number}星`,
  (number) => `${number}.0`,
];

/** Numbers with currency, units and thousands separators; a file keeps to one spelling. */
export const dressedNumbers = {
  id: "dressed-numbers",
  title: { zh: "数字带千分位、¥、元、分", en: "numbers with separators, currency and units" },
  destroys: false,
  per: "cells",
  usualDose: 0.5,
  soil(drafts, circumstances) {
    const { amounts: a, counts: c, stars: s } = { amounts, counts, stars };
    let [soiled, done]: [typeof drafts, number] = [drafts, 0];
    for (const [role, dresses] of [
      ["amounts", a],
      ["counts", c],
      ["stars", s],
    ] as const) {
      const step = soilCells(
        soiled,
        circumstances,
        (of) => exportColumns[of][role],
        (random) => {
          const dress = dresses[Math.floor(random() * dresses.length)]!;
          return (text) => (text === "" ? null : dress(text.replaceAll(",", "")));
        },
      );
      soiled = step.drafts;
      done += step.done;
    }
    return { drafts: soiled, done };
  },
} as const satisfies Dirt;

function thousands(number: string): string {
  const [whole, ...cents] = number.split(".");
  return [whole!.replace(/\B(?=(\d{3})+$)/g, ","), ...cents].join(".");
}
