export type Language = "zh" | "en";

/** What is wrong, and what to do about it. `{name}` stands for a parameter of the problem. */
export interface Message {
  readonly what: string;
  readonly fix: string;
}

/** Every sentence that a problem can say. The type demands both languages of each. */
export const messages = {
  "folder-missing": {
    zh: { what: "没有这个店铺文件夹", fix: "检查路径，或先用 import 生成" },
    en: { what: "there is no such shop folder", fix: "check the path, or make one with import" },
  },
  "file-missing": {
    zh: { what: "缺少文件 {file}", fix: "每个店铺文件夹都要有 shop.yaml 和 orders.csv" },
    en: { what: "{file} is missing", fix: "every shop folder needs shop.yaml and orders.csv" },
  },
  "file-twice": {
    zh: { what: "同一张表有多个文件：{files}", fix: "只保留其中一个" },
    en: { what: "one table in several files: {files}", fix: "keep one of them" },
  },
  "file-outside": {
    zh: { what: "链接指向文件夹之外", fix: "把文件本身放进店铺文件夹" },
    en: { what: "the link leaves the folder", fix: "put the file itself into the shop folder" },
  },
  "file-unknown": {
    zh: { what: "不认识这个文件，已忽略", fix: "是不是 {nearest}？" },
    en: { what: "not a file of a shop folder; it was ignored", fix: "did you mean {nearest}?" },
  },
  "file-empty": {
    zh: { what: "文件是空的", fix: "至少要有表头；没有这项数据就删掉文件" },
    en: { what: "the file is empty", fix: "it needs at least a header; without such data remove the file" },
  },
  "file-not-utf8": {
    zh: { what: "不是 UTF-8 文字", fix: "另存为 UTF-8 编码的 CSV" },
    en: { what: "the text is not UTF-8", fix: "save it as CSV in UTF-8" },
  },
  "file-unreadable": {
    zh: { what: "读不了这个文件（{detail}）", fix: "重新导出或另存一次" },
    en: { what: "the file cannot be read ({detail})", fix: "export or save it again" },
  },
  "quote-open": {
    zh: { what: "引号没有正确配对", fix: "补上引号，或把字段里的引号写成两个" },
    en: { what: "a quote is not closed properly", fix: "close it, or double a quote inside a field" },
  },
  "field-count": {
    zh: { what: "这一行有 {found} 个字段，表头有 {expected} 个", fix: "补齐或去掉多余的逗号" },
    en: { what: "{found} fields, the header has {expected}", fix: "add or remove commas" },
  },
  "column-missing": {
    zh: { what: "缺少必需的列 {column}", fix: "在表头加上这一列" },
    en: { what: "the required column {column} is missing", fix: "add it to the header" },
  },
  "column-unknown": {
    zh: { what: "不认识的列", fix: "是不是 {nearest}？不需要就删掉" },
    en: { what: "unknown column", fix: "did you mean {nearest}? Remove it otherwise" },
  },
  "column-twice": {
    zh: { what: "列名重复", fix: "只保留一列" },
    en: { what: "the column appears twice", fix: "keep one of them" },
  },
  "value-missing": {
    zh: { what: "必填项为空", fix: "填上值，或删掉这一行" },
    en: { what: "a required value is empty", fix: "fill it in, or remove the row" },
  },
  "bad-time": {
    zh: { what: "不是时间", fix: "写成 YYYY-MM-DD HH:MM:SS（店铺当地时间）或带时区的 ISO 8601" },
    en: { what: "not a time", fix: "write YYYY-MM-DD HH:MM:SS (shop time) or ISO 8601 with an offset" },
  },
  "bad-export-time": {
    zh: { what: "不是时间", fix: "写成导出文件的 YYYY-MM-DD HH:MM:SS（北京时间，不带时区）" },
    en: { what: "not a time", fix: "write YYYY-MM-DD HH:MM:SS as exports do (Beijing time, no offset)" },
  },
  "impossible-time": {
    zh: { what: "日历上没有这个时间", fix: "改成 2000 到 2099 年之间真实存在的时间" },
    en: { what: "no such time in the calendar", fix: "write a time that exists, from 2000 to 2099" },
  },
  "bad-date": {
    zh: { what: "不是日期", fix: "写成 YYYY-MM-DD，2000 到 2099 年之间" },
    en: { what: "not a date", fix: "write YYYY-MM-DD, from 2000 to 2099" },
  },
  "bad-number": {
    zh: { what: "不是数字", fix: "只写数字，例如 12.5" },
    en: { what: "not a number", fix: "write digits alone, such as 12.5" },
  },
  "bad-whole-number": {
    zh: { what: "不是整数", fix: "写成 {min} 到 {max} 的整数" },
    en: { what: "not a whole number", fix: "write a whole number from {min} to {max}" },
  },
  "out-of-range": {
    zh: { what: "超出范围 {min} 到 {max}", fix: "改成范围内的数" },
    en: { what: "outside {min} to {max}", fix: "write a number in that range" },
  },
  "bad-flag": {
    zh: { what: "不是是否值", fix: "写 1（是）、0（否）或留空（未知）" },
    en: { what: "not a yes-or-no value", fix: "write 1 (yes), 0 (no) or nothing (unknown)" },
  },
  "bad-word": {
    zh: { what: "不在允许的取值里", fix: "是不是 {nearest}？可用：{words}" },
    en: { what: "not one of the words allowed", fix: "did you mean {nearest}? Allowed: {words}" },
  },
  "duplicate-key": {
    zh: { what: "重复的 {column}", fix: "每个只能出现一次，删掉多余的行" },
    en: { what: "{column} appears twice", fix: "each may appear once: remove the other row" },
  },
  "signed-before-pickup": {
    zh: { what: "签收早于揽收（{picked_up_at}）", fix: "核对两个时间" },
    en: { what: "signed before picked up ({picked_up_at})", fix: "check both times" },
  },
  "unknown-order": {
    zh: { what: "订单表里没有这个订单", fix: "补上订单，否则与订单有关的指标不计这一行" },
    en: { what: "no such order in the orders", fix: "add the order, or metrics by order leave this row out" },
  },
  "pickup-before-payment": {
    zh: { what: "揽收早于支付，按 0 小时计", fix: "核对揽收时间和支付时间" },
    en: { what: "picked up before payment; counts as 0 hours", fix: "check the pickup and the payment time" },
  },
  "more-of-the-same": {
    zh: { what: "另有 {count} 处同样的问题（{kind}）", fix: "先改前面列出的几处" },
    en: { what: "{count} more of the same ({kind})", fix: "mend those listed first" },
  },
  "yaml-syntax": {
    zh: { what: "YAML 写法有误（{detail}）", fix: "对照示例检查缩进、冒号和引号" },
    en: { what: "not proper YAML ({detail})", fix: "check indents, colons and quotes" },
  },
  "yaml-too-big": {
    zh: { what: "文件超过 {limit} 字节", fix: "店铺信息只需要几行" },
    en: { what: "the file is larger than {limit} bytes", fix: "a shop needs a few lines" },
  },
  "yaml-alias": {
    zh: { what: "这里不能用 YAML 锚点和别名", fix: "直接写出内容" },
    en: { what: "YAML anchors and aliases are not allowed here", fix: "write the content out" },
  },
  "key-missing": {
    zh: { what: "缺少 {key}", fix: "加上这一项" },
    en: { what: "{key} is missing", fix: "add it" },
  },
  "key-unknown": {
    zh: { what: "不认识的项", fix: "是不是 {nearest}？" },
    en: { what: "unknown key", fix: "did you mean {nearest}?" },
  },
  "key-shape": {
    zh: { what: "{key} 的写法不对", fix: "这里要写 {expected}" },
    en: { what: "{key} has the wrong shape", fix: "write {expected} here" },
  },
  "timezone-unknown": {
    zh: { what: "不认识的时区", fix: "是不是 {nearest}？" },
    en: { what: "unknown time zone", fix: "did you mean {nearest}?" },
  },
  "interval-reversed": {
    zh: { what: "结束日早于开始日 {from}", fix: "核对两个日期" },
    en: { what: "ends before it starts on {from}", fix: "check both dates" },
  },
  "import-record": {
    zh: { what: "导入记录读不懂（{detail}）", fix: "重新导入一次" },
    en: { what: "the record of the import cannot be read ({detail})", fix: "import again" },
  },
  "export-unknown": {
    zh: {
      what: "认不出这是哪种导出文件（最接近：{nearest}，缺少 {missing}）",
      fix: "导入订单、售后、评价或包裹导出",
    },
    en: {
      what: "not an export this program knows (nearest: {nearest}, without {missing})",
      fix: "give order, after-sales, review or parcel exports",
    },
  },
  "export-word": {
    zh: { what: "没见过的取值，按 {used} 处理", fix: "请反馈这个词，以便收录" },
    en: { what: "a word not seen before; taken as {used}", fix: "report the word, so that it can be added" },
  },
  "row-conflict": {
    zh: { what: "同一编号在导出里有两行，内容不同", fix: "只导入最新的那份导出" },
    en: { what: "two rows with this number disagree", fix: "import only the newest of the exports" },
  },
  "orders-missing": {
    zh: { what: "没有订单导出文件", fix: "至少要有一份订单导出" },
    en: { what: "no order export was given", fix: "give at least one" },
  },
  "out-exists": {
    zh: { what: "输出文件夹已存在", fix: "换一个名字，或先移走它" },
    en: { what: "the output folder exists already", fix: "choose another name, or move it away" },
  },
} as const satisfies Record<string, Record<Language, Message>>;

export type MessageKey = keyof typeof messages;
