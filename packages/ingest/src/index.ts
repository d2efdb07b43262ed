export { readShopFolder, type ShopFolder } from "./read-shop-folder.ts";
