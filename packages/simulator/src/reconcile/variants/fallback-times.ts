import type { History } from "@scorecast/core";
import type { VariantFamily } from "./variant.ts";

const fallbackTimes: VariantFamily = ({ parcels, orders }) => {
  if (parcels === null) return [];
  const shipped = orders.shippedAt.some((time) => !Number.isNaN(time));
  const completed = orders.completedAt.some((time) => !Number.isNaN(time));
  const remedy = {
    zh: "核对包裹文件是否完整、时间列是否取对；缺的时间由代用时间填，补上包裹中心的导出即可。",
    en: "Check that the parcel file is complete and its time columns the right ones; stand-ins fill what is missing, the parcel export mends it.",
  };
  const family = [
    {
      id: "times:no-stand-ins",
      when: parcels.standIn.includes(1),
      title: {
        zh: "不用代用时间：没有包裹记录的订单不算",
        en: "no stand-in times: orders without a parcel on record do not count",
      },
      change: withoutStandIns,
    },
    {
      id: "times:shipped-as-pickup",
      when: shipped,
      title: { zh: "以发货时间当揽收时间", en: "the shipping time counts as pickup" },
      change: (history: History) => withTimes(history, "pickedUpAt", "shippedAt"),
    },
    {
      id: "times:completed-as-signed",
      when: completed,
      title: { zh: "以订单完成时间当签收时间", en: "the completion of the order counts as signing" },
      change: (history: History) => withTimes(history, "signedAt", "completedAt"),
    },
  ];
  return family
    .filter(({ when }) => when)
    .map(({ id, title, change }) => ({
      id,
      title,
      remedy,
      apply: (counting) => ({ ...counting, history: remembered(id, change, counting.history) }),
    }));
};

export { fallbackTimes };

const known = new WeakMap<History, Map<string, History>>();

function remembered(id: string, change: (history: History) => History, history: History): History {
  const own = known.get(history) ?? new Map<string, History>();
  known.set(history, own);
  const result = own.get(id) ?? change(history);
  own.set(id, result);
  return result;
}

function withoutStandIns(history: History): History {
  const { pickedUpAt, signedAt, standIn, ...rest } = history.parcels!;
  const real = (times: Float64Array) => times.map((time, row) => (standIn[row] === 1 ? Number.NaN : time));
  return {
    ...history,
    parcels: { ...rest, standIn, pickedUpAt: real(pickedUpAt), signedAt: real(signedAt) },
  };
}

function withTimes(
  history: History,
  to: "pickedUpAt" | "signedAt",
  from: "shippedAt" | "completedAt",
): History {
  const { parcels, orders } = history;
  const times = parcels![to].map((time, row) => {
    const order = parcels!.order[row]!;
    const other = order < 0 ? Number.NaN : orders[from][order]!;
    return Number.isNaN(other) ? time : other;
  });
  return { ...history, parcels: { ...parcels!, [to]: times } };
}
