/** What a check found, and what to do. `{name}` stands for a parameter of the finding. */
export const qualityChecks = {
  "days-without-orders": {
    zh: { what: "有 {count} 天一个订单也没有（{days}）", fix: "如果那几天有成交，补上那段时间的订单导出" },
    en: {
      what: "{count} days have no order ({days})",
      fix: "if the shop sold then, add the order export of those days",
    },
  },
  "order-jump": {
    zh: { what: "有 {count} 天的订单数与前后差得很远（{days}）", fix: "核对是大促，还是导出不全或重复" },
    en: {
      what: "on {count} days the number of orders is far from the days around ({days})",
      fix: "check whether that was a sale, or an export with rows missing",
    },
  },
  "signed-without-pickup": {
    zh: {
      what: "有 {count} 个包裹签收了却没有揽收时间",
      fix: "用包裹中心的导出补上揽收时间，否则不计入揽收指标",
    },
    en: {
      what: "{count} parcels were signed for without a pickup time",
      fix: "add pickup times from the parcel center, or pickup metrics leave them out",
    },
  },
  "signed-before-pickup": {
    zh: { what: "有 {count} 个包裹的签收早于揽收，揽收时间没有采用", fix: "核对包裹表的两列时间" },
    en: {
      what: "{count} parcels were signed for before pickup; the pickup was not used",
      fix: "check both times in the parcel file",
    },
  },
  "parcels-without-orders": {
    zh: { what: "有 {count} 个包裹找不到订单", fix: "补上更早的订单导出；是别家店的就拿掉" },
    en: {
      what: "{count} parcels have no order",
      fix: "add the order export of earlier days, or take them away if they are of another shop",
    },
  },
  "reviews-without-orders": {
    zh: { what: "有 {count} 条评价找不到订单", fix: "补上更早的订单导出；是别家店的就拿掉" },
    en: {
      what: "{count} reviews have no order",
      fix: "add the order export of earlier days, or take them away if they are of another shop",
    },
  },
  "after-sales-without-orders": {
    zh: { what: "有 {count} 个售后单找不到订单", fix: "补上更早的订单导出；是别家店的就拿掉" },
    en: {
      what: "{count} after-sales have no order",
      fix: "add the order export of earlier days, or take them away if they are of another shop",
    },
  },
  "ids-rounded": {
    zh: {
      what: "{column} 有 {count} 个编号从第 16 位起全是 0，多半被表格软件改过，不同的单可能混成了一个",
      fix: "重新从后台导出，不要用表格软件打开后另存",
    },
    en: {
      what: "{count} numbers in {column} are all zeros from the 16th digit on: a spreadsheet has most likely rounded them, and different ones may have become one",
      fix: "export again, and do not save the file from a spreadsheet",
    },
  },
  "several-shops": {
    zh: { what: "文件来自 {count} 家店（{names}）", fix: "一个店铺文件夹只放一家店的导出" },
    en: { what: "the files are of {count} shops ({names})", fix: "keep to one shop for a folder" },
  },
  "ids-across-shops": {
    zh: { what: "有 {count} 个订单号同时出现在几家店", fix: "检查是否混入了别家店的导出" },
    en: {
      what: "{count} order ids appear in more than one shop",
      fix: "look for exports of another shop among the files",
    },
  },
  "clock-shift": {
    zh: {
      what: "{column} 有 {count} 处早于支付，整列加 8 小时后几乎都对得上",
      fix: "这张表多半用的是 UTC 时间，在映射里写上它的时区",
    },
    en: {
      what: "{column} is before payment {count} times, and hardly ever once 8 hours are added",
      fix: "the table is most likely in UTC: give its zone in a mapping",
    },
  },
  "first-reason-unknown": {
    zh: {
      what: "有 {count} 个售后单在最早的导出里就已处理完，当初的第一原因无从得知",
      fix: "以后每天导出一次售后，第一原因就能留下",
    },
    en: {
      what: "{count} after-sales were settled before the earliest export that shows them: their first reason cannot be known",
      fix: "export after-sales daily from now on, and first reasons are kept",
    },
  },
  "first-reason-kept": {
    zh: { what: "有 {count} 个售后单后来改了原因，按最早的原因计", fix: "不用处理" },
    en: { what: "{count} after-sales changed their reason later; the earliest counts", fix: "nothing to do" },
  },
} as const satisfies Readonly<
  Record<string, Record<"zh" | "en", { readonly what: string; readonly fix: string }>>
>;

export type QualityCheck = keyof typeof qualityChecks;
