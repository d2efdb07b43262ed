import { mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type ImportAccount, type ImportRequest, importExports, parseShopYaml } from "../src/index.ts";
import { SHOP, temporaryFolder } from "./temporary-folder.ts";

export const shop = parseShopYaml(SHOP).shop!;

export const ORDER_HEADER =
  "主订单编号,子订单编号,支付完成时间,订单状态,订单应付金额,订单类型,发货时间,订单完成时间,快递信息,收件人,收件人手机号,详细地址,买家留言";
export const PARCEL_HEADER = "运单号,订单编号,子订单编号,快递公司,揽收时间,签收时间,收件人";
export const REVIEW_HEADER = "评价日期,订单ID,商品ID,商品评价得分,评价内容,用户昵称";
export const AFTER_SALE_HEADER =
  "售后单号,商品单号,售后类型,售后状态,售后申请时间,售后原因,同意售后申请时间,商家退款时间,售后完结时间,商家退货联系人电话";

export const csv = (header: string, rows: readonly string[]): string => `${[header, ...rows].join("\n")}\n`;

export const orderRow = (id: string, more: Partial<Record<string, string>> = {}): string =>
  [
    more["parent"] ?? id,
    id,
    more["paid"] ?? "2026-09-01 10:00:00",
    more["status"] ?? "已发货",
    more["amount"] ?? "80.00",
    more["type"] ?? "普通订单",
    more["shipped"] ?? "",
    more["finished"] ?? "",
    more["courier"] ?? "中通快递-1",
    ...["张小花", "13800000001", "文三路1号", "请放门口"],
  ].join(",");

/** Imports files that are written with these contents, each a minute newer than the one before it. */
export async function importOf(
  files: Readonly<Record<string, string | Buffer>>,
  more: Partial<ImportRequest> = {},
): Promise<{ account: ImportAccount; out: string; home: string }> {
  const home = await temporaryFolder();
  const paths: string[] = [];
  for (const [i, [name, content]] of Object.entries(files).entries()) {
    const path = join(home, "in", name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    const at = new Date(Date.UTC(2026, 9, 1, 0, i));
    await utimes(path, at, at);
    paths.push(path);
  }
  const out = more.out ?? join(home, "shop");
  return { account: await importExports({ files: paths, shop, out, ...more }), out, home };
}

/** The files of a folder by name, as they are. */
export async function contentOf(
  folder: string,
  wanted: (name: string) => boolean = () => true,
): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter(wanted).sort();
  const contents = await Promise.all(names.map(async (name) => await readFile(join(folder, name), "base64")));
  return Object.fromEntries(
    names.map((name, i) => [name, Buffer.from(contents[i]!, "base64").toString("latin1")]),
  );
}

/** The tables of a folder; what tells where they came from is left aside. */
export async function tablesOf(folder: string): Promise<Record<string, string>> {
  return await contentOf(folder, (name) => name.endsWith(".csv"));
}

/** Lines of a table, each as its fields by name. */
export async function rowsOf(folder: string, table: string): Promise<Record<string, string>[]> {
  const [header, ...lines] = (await readFile(join(folder, `${table}.csv`), "utf8")).trimEnd().split("\n");
  const names = header!.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((field, i) => [names[i]!, field])));
}
