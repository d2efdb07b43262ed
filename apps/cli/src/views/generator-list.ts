import {
  type DirtId,
  dirtKinds,
  type ShopPresetName,
  shopPresets,
  usualDoses,
} from "@scorecast/simulator/generate";
import type { Call } from "../commands/command.ts";
import type { Bilingual } from "../language.ts";
import { version } from "../version.ts";
import { table } from "./table.ts";

/** The kinds of shops and of dirt that `generate` knows. */
export interface GeneratorList {
  readonly formatVersion: 1;
  readonly kind: "generator-list";
  readonly program: string;
  readonly presets: readonly { readonly id: ShopPresetName; readonly days: number; readonly start: string }[];
  readonly dirt: readonly {
    readonly id: DirtId;
    readonly title: Bilingual;
    readonly destroys: boolean;
    readonly usualDose: number;
  }[];
}

export function generatorList(): GeneratorList {
  const presets = Object.entries(shopPresets).map(([id, { days, startDay }]) => ({
    ...{ id: id as ShopPresetName, days, start: startDay },
  }));
  const dirt = Object.values(dirtKinds).map(({ id, title, destroys }) => ({
    ...{ id, title, destroys, usualDose: usualDoses[id]! },
  }));
  return { formatVersion: 1, kind: "generator-list", program: version, presets, dirt };
}

export function generatorListView({ presets, dirt }: GeneratorList, call: Call): string {
  const { say, pick, ink, io } = call;
  const columns = [{ title: say("column.name") }, { title: say("column.reason"), widest: 60 }];
  const shops = presets.map(({ id }) => [id, say(`generate.preset.${id}`)]);
  const kinds = (destroys: boolean) =>
    dirt
      .filter((one) => one.destroys === destroys)
      .map(({ id, title, usualDose }) => [id, pick(title), String(usualDose)]);
  const doses = [...columns, { title: say("generate.usual-dose"), align: "right" as const }];
  const parts = [
    [ink.bold(say("generate.shops")), table(columns, shops, io.stdout.columns)],
    [ink.bold(say("generate.harmless")), table(doses, kinds(false), io.stdout.columns)],
    [ink.bold(say("generate.destroying")), table(doses, kinds(true), io.stdout.columns)],
  ];
  return `${parts.map((part) => part.join("\n")).join("\n\n")}\n`;
}
