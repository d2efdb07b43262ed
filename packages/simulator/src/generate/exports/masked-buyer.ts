const surnames = ["张", "王", "李", "赵", "陈", "刘", "杨", "周", "吴", "孙"];

/**
 * The buyer's particulars as an export masks them. Nobody is behind them: they stand here so that an import can
 * prove that it leaves them out.
 */
export function maskedBuyer(orderId: string) {
  const digit = Number(orderId.at(-3));
  return {
    name: `${surnames[digit]!}**`,
    phone: "138****0000",
    nickname: `用***${digit}`,
    city: "**市",
    district: "**区",
    street: "**街道",
    address: "****",
  };
}
