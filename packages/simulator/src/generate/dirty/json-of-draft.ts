import { type Draft, recordsOf } from "./draft.ts";

type Row = Readonly<Record<string, string>>;

/** Rows of one waybill, which share its times. */
export function waybillsOf(draft: Draft): (readonly Row[])[] {
  const waybills = new Map<string, Row[]>();
  for (const { cells } of recordsOf(draft)) {
    const row = Object.fromEntries(draft.columns.map((column, i) => [column, String(cells[i]).trim()]));
    const waybill = row["运单号"]!;
    waybills.set(waybill, [...(waybills.get(waybill) ?? []), row]);
  }
  return [...waybills.values()];
}

/** Parcels as the parcel centre's page answers them; ids of orders are bare numbers, too long for most readers. */
export function jsonOfDraft(draft: Draft): string {
  const waybills = waybillsOf(draft);
  const list = waybills.map((rows) => {
    const [row] = rows as readonly [Row, ...Row[]];
    return `{${[
      `"trackNo":"${row["运单号"]}"`,
      `"express":"${row["快递公司"]}"`,
      `"deliveryTime":${unix(row["发货时间"]!)}`,
      `"collectTime":${unix(row["揽收时间"]!)}`,
      `"signTime":${unix(row["签收时间"]!)}`,
      `"应签收时间":"${row["应签收时间"]}"`,
      `"轨迹异常赔付":"${row["轨迹异常赔付"]}"`,
      `"偏远中转":"${row["偏远中转"]}"`,
      `"orderList":[{"orderId":${row["订单编号"]}}]`,
      `"skuOrderInfoList":[${rows.map((one) => `{"skuOrderId":${one["子订单编号"]}}`).join(",")}]`,
    ].join(",")}}`;
  });
  return `{"code":0,"data":{"total":${waybills.length},"list":[\n${list.join(",\n")}\n]}}\n`;
}

/** Unix seconds of a time in China's zone. */
function unix(text: string): string {
  return text === "" ? "null" : String(Date.parse(`${text.replace(" ", "T")}+08:00`) / 1000);
}
