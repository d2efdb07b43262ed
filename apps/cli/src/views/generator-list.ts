import { type IncidentId, incidents } from "@scorecast/simulator";
import {
  type DirtId,
  dirtKinds,
  plantedIncidents,
  presetStories,
  type ShopPresetName,
  shopPresets,
  usualDoses,
} from "@scorecast/simulator/generate";
import type { Call } from "../commands/command.ts";
import type { Bilingual } from "../language.ts";
import { version } from "../version.ts";
import { table } from "./table.ts";

/** The kinds of shops, of incidents and of dirt that `generate` knows. */
export interface GeneratorList {
  readonly formatVersion: 1;
  readonly kind: "generator-list";
  readonly program: string;
  readonly presets: readonly {
    readonly id: ShopPresetName;
    readonly title: Bilingual;
    readonly about: Bilingual;
    readonly days: number;
    readonly start: string;
  }[];
  readonly incidents: readonly {
    readonly id: IncidentId;
    readonly title: Bilingual;
    readonly usualDays: number;
  }[];
  readonly dirt: readonly {
    readonly id: DirtId;
    readonly title: Bilingual;
    readonly destroys: boolean;
    readonly usualDose: number;
  }[];
}

export function generatorList(): GeneratorList {
  const presets = (Object.keys(shopPresets) as ShopPresetName[]).map((id) => {
    const { title, about } = presetStories[id];
    return { id, title, about, days: shopPresets[id].days, start: shopPresets[id].startDay };
  });
  const planted = Object.entries(plantedIncidents).map(([id, { usualDays }]) => ({
    ...{ id: id as IncidentId, title: incidents[id as IncidentId].title, usualDays },
  }));
  const dirt = Object.values(dirtKinds).map(({ id, title, destroys }) => ({
    ...{ id, title, destroys, usualDose: usualDoses[id]! },
  }));
  return { formatVersion: 1, kind: "generator-list", program: version, presets, incidents: planted, dirt };
}

export function generatorListView({ presets, incidents: planted, dirt }: GeneratorList, call: Call): string {
  const { say, pick, ink, io } = call;
  const columns = [{ title: say("column.name") }, { title: say("column.reason"), widest: 60 }];
  const shops = presets.map(({ id, about }) => [id, pick(about)]);
  const events = planted.map(({ id, title, usualDays }) => [id, pick(title), String(usualDays)]);
  const kinds = (destroys: boolean) =>
    dirt
      .filter((one) => one.destroys === destroys)
      .map(({ id, title, usualDose }) => [id, pick(title), String(usualDose)]);
  const lengths = [...columns, { title: say("generate.usual-days"), align: "right" as const }];
  const doses = [...columns, { title: say("generate.usual-dose"), align: "right" as const }];
  const parts = [
    [ink.bold(say("generate.shops")), table(columns, shops, io.stdout.columns)],
    [ink.bold(say("generate.incidents")), table(lengths, events, io.stdout.columns)],
    [ink.bold(say("generate.harmless")), table(doses, kinds(false), io.stdout.columns)],
    [ink.bold(say("generate.destroying")), table(doses, kinds(true), io.stdout.columns)],
  ];
  return `${parts.map((part) => part.join("\n")).join("\n\n")}\n`;
}
