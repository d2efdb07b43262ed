import { parseLocalTime } from "@scorecast/core";
import { z } from "zod";
import type { MessageKey } from "../messages.ts";

/** Fields of an export as text, cleaned of padding, tabs and the platform's "-" for nothing. */
export function cleanCell(text: string | null): string {
  const trimmed = (text ?? "").trim();
  return trimmed === "-" ? "" : trimmed;
}

const key = (message: MessageKey): MessageKey => message;

const TIME = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d$/;

/** Each schema turns text into our text; the message of an issue is the key of a problem. */
export const Id = z.string().min(1, key("value-missing"));
export const Text = z.string();
export const OptionalTime = z
  .string()
  .refine((text) => text === "" || TIME.test(text), { error: key("bad-export-time"), abort: true })
  .refine((text) => text === "" || parseLocalTime(text) !== null, key("impossible-time"));
export const Time = OptionalTime.refine((text) => text !== "", key("value-missing"));

/** Yuan, with or without thousands separators and sign of the currency. */
export const Amount = z
  .string()
  .transform((text) => text.replace(/^[¥￥]/, "").replace(/(?<=\d),(?=\d{3}(\D|$))/g, ""))
  .refine((text) => text === "" || /^\d+(\.\d+)?$/.test(text), key("bad-number"));

export const Count = z.string().refine((text) => /^\d*$/.test(text), key("bad-whole-number"));
export const Stars = z
  .string()
  .transform((text) => text.replace(/(\.0+)?(分|星)?$/, ""))
  .refine((text) => text !== "", key("value-missing"))
  .refine((text) => /^[1-5]$/.test(text), key("out-of-range"));

/** 是 / 否 as a flag; empty stays unknown. */
export const YesNo = z
  .string()
  .refine((text) => ["", "是", "否", "1", "0"].includes(text), key("bad-flag"))
  .transform((text) => (text === "是" ? "1" : text === "否" ? "0" : text));
