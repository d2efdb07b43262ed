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
      fix: "不需要就移走；是别的系统的表，就用 --suggest-mapping 起草一份映射",
    },
    en: {
      what: "not an export this program knows (nearest: {nearest}, without {missing})",
      fix: "move it away, or if it is another system's table, draft a mapping with --suggest-mapping",
    },
  },
  "export-word": {
    zh: { what: "没见过的取值，按 {used} 处理", fix: "请反馈这个词，以便收录" },
    en: { what: "a word not seen before; taken as {used}", fix: "report the word, so that it can be added" },
  },
  "id-destroyed": {
    zh: { what: "编号已被表格软件破坏，找不回原来的数字", fix: "重新导出，不要用 Excel 打开后另存" },
    en: {
      what: "a spreadsheet destroyed this number; its digits are lost",
      fix: "export again, and do not save the file from a spreadsheet",
    },
  },
  "orders-unused": {
    zh: { what: "订单表里没有一行能用", fix: "先按上面列出的问题改好订单导出" },
    en: { what: "no row of the orders can be used", fix: "mend what is listed for the order files first" },
  },
  "orders-none": {
    zh: { what: "订单表里一行订单也没有", fix: "核对导出的时间段" },
    en: { what: "the order files hold no order at all", fix: "check the period of the export" },
  },
  "changed-meanwhile": {
    zh: {
      what: "导入期间，另一次导入先写好了这个文件夹，这次没有写",
      fix: "再导入一次，已有文件夹时加 --add",
    },
    en: {
      what: "another import wrote this folder meanwhile; nothing was written over it",
      fix: "import once more, with --add for a folder that is there",
    },
  },
  "rows-unreadable": {
    zh: { what: "这个文件的行读不了（{detail}），没有用上", fix: "重新导出或另存一次" },
    en: {
      what: "the rows of this file cannot be read ({detail}); none was used",
      fix: "export or save it again",
    },
  },
  "add-missing": {
    zh: { what: "没有可以追加的店铺文件夹", fix: "检查路径，或不加 --add 新建一个" },
    en: { what: "there is no shop folder to add to", fix: "check the path, or import without --add" },
  },
  "own-folder": {
    zh: { what: "这就是要并入的店铺文件夹，没有再读一遍", fix: "不需要处理" },
    en: { what: "this is the shop folder that is added to; it was not read again", fix: "nothing to do" },
  },
  "more-files": {
    zh: { what: "文件多于 {limit} 个", fix: "分几次导入" },
    en: { what: "more than {limit} files", fix: "import them in several runs" },
  },
  "path-missing": {
    zh: { what: "没有这个文件或文件夹", fix: "检查路径" },
    en: { what: "there is no such file or folder", fix: "check the path" },
  },
  "folder-too-deep": {
    zh: { what: "文件夹嵌套超过 {limit} 层，没有再往里读", fix: "直接给出里面的文件夹" },
    en: { what: "folders inside folders, more than {limit}: read no further", fix: "name the inner folder" },
  },
  "file-given-twice": {
    zh: { what: "同一个文件给了两次，只读一次", fix: "不需要处理" },
    en: { what: "the same file was given twice; it is read once", fix: "nothing to do" },
  },
  "file-no-table": {
    zh: { what: "不是表格（{kind}），没有读", fix: "导出为 CSV 或 XLSX；不需要就移走" },
    en: { what: "no table ({kind}); it was not read", fix: "export it as CSV or XLSX, or move it away" },
  },
  "file-too-big": {
    zh: { what: "文件超过 {limit} 字节", fix: "按月份拆开导出" },
    en: { what: "larger than {limit} bytes", fix: "export month by month" },
  },
  "workbook-old": {
    zh: { what: "旧版 .xls 或带密码的工作簿，读不了", fix: "去掉密码，另存为 .xlsx 或 CSV" },
    en: { what: "an old .xls or one with a password", fix: "save it without password as .xlsx or CSV" },
  },
  "workbook-too-big": {
    zh: { what: "工作簿太大（上限 {limit}）", fix: "拆成几份，或另存为 CSV" },
    en: { what: "the workbook is too big (limit {limit})", fix: "split it, or save it as CSV" },
  },
  "zip-too-big": {
    zh: { what: "压缩包解开后超过 {limit} 字节", fix: "解压后只导入需要的文件" },
    en: { what: "unpacks to more than {limit} bytes", fix: "unpack it and import the files you need" },
  },
  "zip-ratio": {
    zh: { what: "压缩比异常（{ratio} 倍），像是压缩炸弹，没有解开", fix: "确认来源后手动解压" },
    en: {
      what: "packed {ratio} to 1 like a zip bomb: not unpacked",
      fix: "unpack it yourself if you trust it",
    },
  },
  "zip-members": {
    zh: { what: "压缩包里的文件多于 {limit} 个", fix: "分成几个压缩包" },
    en: { what: "more than {limit} files in zips", fix: "make several zips of them" },
  },
  "zip-nested": {
    zh: { what: "压缩包套了太多层", fix: "先解开里面的压缩包" },
    en: { what: "too many zips inside zips", fix: "unpack the inner ones first" },
  },
  "zip-locked": {
    zh: { what: "压缩包有密码", fix: "解压后再导入" },
    en: { what: "the zip has a password", fix: "unpack it first" },
  },
  "zip-path": {
    zh: { what: "压缩包里的路径或链接指向文件夹之外，没有读", fix: "重新打包" },
    en: { what: "its path or link in the zip leaves the folder: not read", fix: "pack it again" },
  },
  "encoding-unknown": {
    zh: { what: "不是 UTF-8、UTF-16 或 GB18030 文字", fix: "另存为 UTF-8 编码的 CSV" },
    en: { what: "neither UTF-8 nor UTF-16 nor GB18030", fix: "save it as CSV in UTF-8" },
  },
  "text-nul": {
    zh: { what: "含有 NUL 字符，不是文字", fix: "重新导出" },
    en: { what: "holds NUL characters, so it is no text", fix: "export it again" },
  },
  "line-too-long": {
    zh: { what: "一行超过 {limit} 字节", fix: "检查引号是否漏了，或重新导出" },
    en: {
      what: "a row of more than {limit} bytes",
      fix: "look for a quote that is missing, or export again",
    },
  },
  "columns-too-many": {
    zh: { what: "多于 {limit} 列", fix: "只导出需要的列" },
    en: { what: "more than {limit} columns", fix: "export the columns you need" },
  },
  "json-syntax": {
    zh: { what: "不是正确的 JSON（{detail}）", fix: "重新导出" },
    en: { what: "not proper JSON ({detail})", fix: "export it again" },
  },
  "json-too-deep": {
    zh: { what: "JSON 嵌套超过 {limit} 层", fix: "只保留列表部分" },
    en: { what: "JSON nested deeper than {limit}", fix: "keep the list alone" },
  },
  "json-no-rows": {
    zh: { what: "JSON 里没有记录列表", fix: "给出对象的列表，或每行一个对象" },
    en: { what: "no list of records in the JSON", fix: "give a list of objects, or one object a line" },
  },
  "sheet-unknown": {
    zh: { what: "认不出这张工作表（最接近：{nearest}，缺少 {missing}），没有读", fix: "不需要就不用管" },
    en: {
      what: "an unknown sheet (nearest: {nearest}, without {missing}): not read",
      fix: "nothing, if it is not needed",
    },
  },
  "day-unknown": {
    zh: { what: "报表没有 {column} 列，文件名里也没有唯一的一天", fix: "加上这一列，或把日期写进文件名" },
    en: {
      what: "no column {column}, and not one day in the file's name",
      fix: "add it, or put the day into the name",
    },
  },
  "out-of-time": {
    zh: { what: "读取超过 {limit} 秒，已停止", fix: "分几次导入" },
    en: { what: "reading took more than {limit} seconds and was stopped", fix: "import in several runs" },
  },
  "time-format": {
    zh: { what: "看不懂的时间格式", fix: "用 YYYY MM DD HH mm ss 写，例如 DD/MM/YYYY HH:mm" },
    en: { what: "not a time format", fix: "write it with YYYY MM DD HH mm ss, such as DD/MM/YYYY HH:mm" },
  },
  "mapping-gap": {
    zh: { what: "没有文件填写 {table} 的必需列 {column}", fix: "在其中一个文件里写上它" },
    en: {
      what: "no file fills the required column {column} of {table}",
      fix: "fill it from one of the files",
    },
  },
  "mapping-version": {
    zh: { what: "映射文件的版本不认识", fix: "写 mapping: 1" },
    en: { what: "unknown version of a mapping file", fix: "write mapping: 1" },
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
