import type { ChatSession } from "./chat-sessions.ts";
import type { Complaint } from "./complaints.ts";
import type { Experience } from "./experience.ts";
import { runs } from "./incident-days.ts";
import { type PlatformNumber, randomNumber } from "./platform-number.ts";
import type { Order } from "./purchases.ts";
import { drawFrom } from "./quantile-table.ts";
import { happens, type RandomSource, streamOf } from "./random-source.ts";
import type { ShopSpec } from "./shop-spec.ts";
import { pickIndex } from "./weighted.ts";

const DAY = 86_400;

export interface Review {
  readonly id: PlatformNumber;
  readonly order: Order;
  readonly createdAt: number;
  readonly productStars: number;
  readonly serviceStars: number;
  readonly logisticsStars: number;
  readonly hasPicture: boolean;
}

/** Stage 7: the review, in which the road, the chat and the complaint leave their marks. Null if not rated. */
export function reviewOf(
  spec: ShopSpec,
  seed: string,
  order: Order,
  experience: Experience,
  chat: ChatSession | null,
  complaint: Complaint | null,
  random: RandomSource,
): Review | null {
  const { reviews } = spec;
  if (bombed(spec, seed, order, experience)) return allStars(seed, order, experience, 1);
  if (!happens(reviews.rate[experience.fate], random)) return null;
  const createdAt = Math.floor(experience.signedAt + drawFrom(reviews.daysAfterSigning, random) * DAY);
  const drawn = 1 + pickIndex(reviews.stars[experience.fate], random);
  const angry = (chat?.soured ?? false) || complaint !== null;
  const soured = angry && happens(reviews.souredStarLoss, random);
  return {
    id: randomNumber("71", 17, random),
    order,
    createdAt,
    productStars: Math.max(1, drawn - (soured ? 1 : 0)),
    serviceStars: sideStars(drawn, soured, random),
    logisticsStars: sideStars(drawn, experience.late, random),
    hasPicture: happens(reviews.pictureShare, random),
  };
}

function bombed(spec: ShopSpec, seed: string, order: Order, { signedAt }: Experience): boolean {
  return spec.incidents.some(
    (incident) =>
      incident.kind === "review-bombing" &&
      runs(incident, signedAt) &&
      happens(incident.share, streamOf(seed, "review-bombing", String(order.id))),
  );
}

/** A review that was not written about the goods: the same stars for everything, within two days of signing. */
export function allStars(seed: string, order: Order, { signedAt }: Experience, stars: number): Review {
  const random = streamOf(seed, "planted-review", String(order.id));
  const createdAt = Math.floor(signedAt + (1 + 47 * random()) * 3600);
  const given = { productStars: stars, serviceStars: stars, logisticsStars: stars };
  return { id: randomNumber("71", 17, random), order, createdAt, ...given, hasPicture: happens(0.5, random) };
}

/** Buyers rarely rate a side far from the product: as the product, or a star more, and two less for a grievance. */
function sideStars(productStars: number, grievance: boolean, random: RandomSource): number {
  const stars = productStars + (happens(0.5, random) ? 1 : 0) - (grievance ? 2 : 0);
  return Math.min(5, Math.max(1, stars));
}
