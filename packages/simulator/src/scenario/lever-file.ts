import { z } from "zod";

/** The words that a lever of a scenario and one of a goal share. */
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const duration = z.union([z.string().regex(/^\d+d$/), z.int().min(0)]);
export const amount = z.number().min(0);

export const Cost = z.strictObject({
  once: amount.optional(),
  perDay: amount.optional(),
  perOrder: amount.optional(),
});

/** Id of a product; long numbers need quotes, because YAML rounds them. */
export const product = z.union([z.string().min(1), z.int()]);
