import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { etsSmoother } from "../../apps/cli/src/ets-smoother.ts";
import { type History, parseDay } from "../../packages/core/src/index.ts";
import { importExports, readMappings, readShopFolder } from "../../packages/ingest/src/index.ts";
import {
  backtestGround,
  type JudgedForecast,
  judgeOrigin,
  originsOf,
} from "../../packages/simulator/src/backtest/index.ts";
import { rulesOf } from "../../packages/simulator/test/rules.ts";

const RULES = "douyin-2026-09-08";
const HORIZONS = [1, 7, 14, 30, 60];
/** Fixed beforehand, so that nobody chooses them later. */
const shocks = [
  { title: "Black Friday", from: parseDay("2017-11-17")!, to: parseDay("2017-12-31")! },
  { title: "delivery crisis", from: parseDay("2018-02-01")!, to: parseDay("2018-04-15")! },
];
/** The sample thins out before the end of 2018-08; and it begins in earnest in 2017. */
const FIRST = parseDay("2017-01-01")!;
const LAST = parseDay("2018-08-29")!;

/** A forecast is calm if no day of its way lies in a shock. */
export function isCalm({ origin, horizon }: Pick<JudgedForecast, "origin" | "horizon">): boolean {
  return !shocks.some(({ from, to }) => origin <= to && origin + horizon >= from);
}

/** The shock in which the forecast day lies. */
export function shockOf({ origin, horizon }: JudgedForecast): string | null {
  const day = origin + horizon;
  return shocks.find(({ from, to }) => day >= from && day <= to)?.title ?? null;
}

type Csv = { readonly header: string; readonly rows: readonly (readonly string[])[] };

export async function judgeOlist(
  folder: string,
  every: number,
  replications: number,
  only: readonly string[],
): Promise<Map<string, JudgedForecast[]>> {
  return await withOlistShops(folder, only, (history, name) => judgeShop(history, name, every, replications));
}

/** The whole sample as one shop, and split by the seller's state and by product groups (bands of price), each order once in either. */
export async function withOlistShops<T>(
  folder: string,
  only: readonly string[],
  use: (history: History, name: string) => T,
): Promise<Map<string, T>> {
  const csv = async (name: string): Promise<Csv> => {
    const [header = "", ...lines] = (await readFile(join(folder, name), "utf8")).trim().split(/\r?\n/);
    return { header, rows: lines.map((line) => line.split(",")) };
  };
  const [orders, items, reviews] = [
    await csv("orders.csv"),
    await csv("order_items.csv"),
    await csv("reviews.csv"),
  ];
  const groupsOf = new Map<string, readonly string[]>();
  const bands = priceBands(items);
  for (const [order = "", item, , , state = "", , price] of items.rows)
    if (item === "1") groupsOf.set(order, [stateGroup(state), bandOf(bands, Number(price))]);
  const groups = ["whole", ...new Set([...groupsOf.values()].flat())].sort();
  const judged = new Map<string, T>();
  const work = await mkdtemp(join(tmpdir(), "scorecast-evidence-"));
  try {
    for (const group of groups) {
      if (only.length > 0 && !only.includes(group)) continue;
      const inGroup = (order: string) => group === "whole" || (groupsOf.get(order)?.includes(group) ?? false);
      const source = join(work, group);
      await mkdir(source);
      for (const [name, { header, rows }, column] of [
        ["orders.csv", orders, 0],
        ["order_items.csv", items, 0],
        ["reviews.csv", reviews, 1],
      ] as const) {
        const own = rows.filter((row) => inGroup(row[column]!));
        await writeFile(join(source, name), `${[header, ...own.map((row) => row.join(","))].join("\n")}\n`);
      }
      judged.set(group, use(await imported(source, group), group));
    }
  } finally {
    await rm(work, { recursive: true });
  }
  return judged;
}

/** The five states that sell most; the rest is one shop. */
function stateGroup(state: string): string {
  return ["SP", "PR", "MG", "RJ", "SC"].includes(state) ? `state-${state}` : "state-others";
}

const BANDS = 6;

function priceBands({ rows }: Csv): readonly number[] {
  const prices = rows
    .filter((row) => row[1] === "1")
    .map((row) => Number(row[6]))
    .sort((a, b) => a - b);
  return Array.from(
    { length: BANDS - 1 },
    (_, band) => prices[Math.floor(((band + 1) * prices.length) / BANDS)]!,
  );
}

function bandOf(bands: readonly number[], price: number): string {
  return `price-${1 + bands.filter((from) => price >= from).length}`;
}

async function imported(source: string, id: string): Promise<History> {
  const { mappings } = await readMappings([
    new URL("../../docs/mappings/olist.yaml", import.meta.url).pathname,
  ]);
  const out = `${source}-shop`;
  const shop = {
    id,
    name: id,
    industry: null,
    shopType: "other",
    openedOn: null,
    timezone: "America/Sao_Paulo",
  } as const;
  const account = await importExports({
    files: ["orders.csv", "order_items.csv", "reviews.csv"].map((name) => join(source, name)),
    ...{ out, mappings, shop: { ...shop, productsOnSale: null, perks: [] } },
  });
  const read = account.written ? await readShopFolder(out) : null;
  if (!read?.history)
    throw new Error(`The sample could not be imported: ${JSON.stringify((read ?? account).problems)}`);
  return read.history;
}

function judgeShop(history: History, name: string, every: number, replications: number): JudgedForecast[] {
  const smoother = etsSmoother();
  const ground = backtestGround(history, rulesOf(RULES), LAST);
  const judged: JudgedForecast[] = [];
  let tooLittle = 0;
  const origins = originsOf(FIRST, LAST, every, HORIZONS[0]!, { from: null, to: null });
  for (const origin of origins) {
    const horizons = HORIZONS.filter((horizon) => origin + horizon <= LAST);
    const outcome = judgeOrigin({ ground, origin, horizons, replications, seed: name, smoother });
    if (outcome.kind === "judged") judged.push(...outcome.judged);
    else if (outcome.kind === "too-little-data") tooLittle++;
    else throw new Error(JSON.stringify(outcome));
  }
  console.log(
    `${name}: ${history.orders.count} orders, ${origins.length - tooLittle} origins, ${tooLittle} with too little data`,
  );
  return judged;
}
