import type { QuantileTable } from "../quantile-table.ts";
import type { Region } from "../shop-spec.ts";

/** Transit hours from pickup to the buyer's town, for a warehouse in 杭州. */
const sameProvince: QuantileTable = [
  [0, 10],
  [0.5, 18],
  [0.93, 24],
  [0.99, 36],
  [1, 60],
];
const neighbour: QuantileTable = [
  [0, 20],
  [0.5, 35],
  [0.93, 46],
  [0.99, 62],
  [1, 110],
];
const far: QuantileTable = [
  [0, 36],
  [0.5, 56],
  [0.93, 70],
  [0.99, 90],
  [1, 150],
];
const remote: QuantileTable = [
  [0, 60],
  [0.5, 92],
  [0.93, 112],
  [0.99, 140],
  [1, 220],
];

const region = (
  province: string,
  weight: number,
  standardDays: number,
  transitHours: QuantileTable,
): Region => ({
  province,
  weight,
  standardDays,
  transitHours,
  remote: standardDays === 5,
  nextDayService: false,
});

/**
 * Where the buyers live, seen from 浙江. Standard days by distance as in the assumed route standard: same province 1,
 * else 2, far provinces 3, remote regions 5.
 */
export const regionsFromZhejiang: readonly Region[] = [
  { ...region("浙江省", 11, 1, sameProvince), nextDayService: true },
  region("江苏省", 10, 2, neighbour),
  region("上海市", 7, 2, neighbour),
  region("安徽省", 5, 2, neighbour),
  region("福建省", 4.5, 2, neighbour),
  region("江西省", 4, 2, neighbour),
  region("山东省", 7, 2, neighbour),
  region("河南省", 6, 2, neighbour),
  region("湖北省", 4.5, 2, neighbour),
  region("广东省", 12, 2, neighbour),
  region("湖南省", 4.5, 2, neighbour),
  region("北京市", 4, 3, far),
  region("河北省", 4, 3, far),
  region("四川省", 5.5, 3, far),
  region("陕西省", 3, 3, far),
  region("辽宁省", 3, 3, far),
  region("云南省", 2, 3, far),
  region("黑龙江省", 1.5, 3, far),
  region("甘肃省", 0.8, 5, remote),
  region("新疆维吾尔自治区", 0.7, 5, remote),
];
