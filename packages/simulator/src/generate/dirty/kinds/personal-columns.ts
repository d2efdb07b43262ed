import type { RandomSource } from "../../random-source.ts";
import { happens } from "../../random-source.ts";
import type { Dirt } from "../dirt.ts";
import { type ExportName, withRecords } from "../draft.ts";

/** Invented: nobody is behind them. */
const names = ["张小花", "李大山", "王思远", "欧阳晓晨", "陈一鸣", "买买提·艾力"];
const addresses = ["文三路九号楼二单元", "人民南路88号院东门", "解放碑步行街17-3", "幸福里小区5栋1202室"];
const messages = [
  "麻烦放门口,不要打电话",
  '她说"一定要红色的"，谢谢老板',
  "孩子对花粉过敏\n请不要放香片",
  "明天我不在家；请周六再送",
  "生日礼物🎁别放价签",
];

type Wording = "name" | "phone" | "address" | "message";

/** Where an export holds what only concerns people; columns that it does not have are added. */
const columns: Readonly<Record<ExportName, Readonly<Record<string, Wording>>>> = {
  orders: {
    收件人: "name",
    收件人手机号: "phone",
    详细地址: "address",
    买家留言: "message",
    实名姓名: "name",
  },
  "after-sales": {
    商家退货联系人姓名: "name",
    商家退货联系人电话: "phone",
    商家退货地址: "address",
    用户售后说明: "message",
  },
  reviews: { 用户昵称: "name", 评价内容: "message" },
  parcels: { 收件人: "name", 收件人电话: "phone", 收货地址: "address" },
};

/** Personal data in clear: receivers, telephones, addresses, messages with commas, quotes and line ends. */
export const personalColumns = {
  id: "personal-columns",
  title: { zh: "带着收件人、手机号、地址和留言", en: "receivers, telephones, addresses and messages" },
  destroys: false,
  per: "rows",
  usualDose: 1,
  soil(drafts, { dose, dice }) {
    const personal = new Set<string>();
    let done = 0;
    const soiled = drafts.map((draft) => {
      if (draft.form === "json") return draft;
      const wording = columns[draft.of];
      const added = Object.keys(wording).filter((column) => !draft.columns.includes(column));
      const all = [...draft.columns, ...added];
      const random = dice(draft.path);
      const rows = withRecords(draft, (row) => {
        const cells = [...row.cells, ...added.map(() => "")];
        if (happens(dose, random)) {
          done++;
          for (const [column, kind] of Object.entries(wording)) {
            const text = textOf(kind, random);
            for (const line of text.split("\n")) personal.add(line);
            cells[all.indexOf(column)] = text;
          }
        }
        return { ...row, cells };
      });
      return { ...rows, columns: all, header: [...draft.header, ...added] };
    });
    return { drafts: soiled, done, personal: [...personal].sort() };
  },
} as const satisfies Dirt;

function textOf(kind: Wording, random: RandomSource): string {
  const one = (texts: readonly string[]) => texts[Math.floor(random() * texts.length)]!;
  switch (kind) {
    case "name":
      return one(names);
    case "phone":
      return `1380000${String(Math.floor(random() * 10_000)).padStart(4, "0")}`;
    case "address":
      return one(addresses);
    case "message":
      return one(messages);
    default:
      return kind satisfies never;
  }
}
