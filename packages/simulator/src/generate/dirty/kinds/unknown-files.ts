import { timeText } from "../../local-time.ts";
import type { Dirt } from "../dirt.ts";
import type { TextFile } from "../files.ts";

/** Files that are no export of a kind that is scored lie beside. */
export const unknownFiles = {
  id: "unknown-files",
  title: { zh: "旁边还有认不出的文件", en: "unknown files beside them" },
  destroys: false,
  per: "files",
  usualDose: 1,
  soil(drafts) {
    const exportedAt = drafts.at(-1)?.exportedAt ?? 0;
    const day = timeText(exportedAt).slice(0, 10);
    const settled = [
      "结算日期,动账方向,动账金额,备注",
      `${day},入账,"12,345.67",货款`,
      `${day},出账,88.00,技术服务费`,
    ];
    const beside: TextFile[] = [
      {
        kind: "text",
        path: "动账明细.csv",
        exportedAt,
        encoding: "gbk",
        text: `${settled.join("\r\n")}\r\n`,
      },
      { kind: "text", path: "说明.txt", exportedAt, encoding: "utf-8", text: "以上为全部数据，请查收。\r\n" },
    ];
    return { drafts, done: beside.length, beside };
  },
} as const satisfies Dirt;
