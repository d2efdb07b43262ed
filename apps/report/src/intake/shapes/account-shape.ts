import { type Shape, text } from "./shape.ts";

export const account: Shape = {
  program: "string",
  rules: [{ id: "string", title: text, inForce: "boolean" }],
  files: [{ file: "string", rowsRead: "number", rowsUsed: "number" }],
};
