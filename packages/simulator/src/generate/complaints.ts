import type { ChatSession } from "./chat-sessions.ts";
import type { Experience } from "./experience.ts";
import { type PlatformNumber, randomNumber } from "./platform-number.ts";
import type { Order } from "./purchases.ts";
import { happens, type RandomSource } from "./random-source.ts";
import type { ShopSpec } from "./shop-spec.ts";

const HOUR = 3600;

export interface Complaint {
  readonly id: PlatformNumber;
  readonly order: Order;
  readonly createdAt: number;
  readonly upheld: boolean;
}

/** Stage 6: whoever met trouble, and then a sour chat, turns to the platform. Null if not. */
export function complaintAbout(
  spec: ShopSpec,
  order: Order,
  experience: Experience,
  chat: ChatSession | null,
  random: RandomSource,
): Complaint | null {
  const { complaints } = spec;
  const rate = complaints.rate[experience.fate] * (chat?.soured ? complaints.souredFactor : 1);
  if (!happens(rate, random)) return null;
  const after = Math.max(experience.since, chat?.startedAt ?? 0);
  const createdAt = Math.floor(after + (2 + 46 * random()) * HOUR);
  const id = randomNumber("56", 14, random);
  return { id, order, createdAt, upheld: happens(complaints.upheldShare, random) };
}
