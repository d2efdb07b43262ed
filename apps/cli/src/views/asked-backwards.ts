import type { GoalReport } from "@scorecast/simulator/report";
import type { Call } from "../commands/command.ts";
import { figure, provenanceMark } from "./figures.ts";
import { paragraph } from "./paragraph.ts";

/** Good orders that are wanting, what a bad review costs, when a batch is gone: by the rules, without dice. */
export function askedBackwards({ inverse }: GoalReport, call: Call): string {
  const { say, io } = call;
  const { goodOrders, badReview, batch, provenance, total } = inverse;
  const orders = (n: number | null) => (n === null ? say("goal.orders-none") : figure(n, 0));
  const { threshold, days } = goodOrders;
  const blanks = { threshold, days, today: orders(goodOrders.today), rolled: orders(goodOrders.withRollOff) };
  const lines = [
    ...(total === null ? [] : [say(goodOrders.today === 0 ? "goal.orders-there" : "goal.orders", blanks)]),
    ...(badReview.points === null
      ? []
      : badReview.points === 0 || badReview.from === null
        ? [say("goal.review-free")]
        : [
            say("goal.review", {
              ...{ points: figure(badReview.points, 2), displayed: figure(badReview.displayed!, 0) },
              ...{ from: badReview.from, until: badReview.until!, orders: orders(badReview.goodOrders) },
            }),
          ]),
    batch === null ? say("goal.batch-none") : batchText(batch, call),
  ];
  const mark = provenance === "official" ? "" : say("goal.mark", { mark: provenanceMark(provenance, call) });
  return [say("goal.asked", { mark }), ...lines.map((line) => paragraph(line, io.stdout.columns, "  "))].join(
    "\n",
  );
}

/** What a batch costs and until when; where it costs nothing, only until when it counts. */
function batchText(batch: NonNullable<GoalReport["inverse"]["batch"]>, { say }: Call): string {
  const { product, from, to, events, points, halfOn, goneOn } = batch;
  const what =
    product !== null
      ? say("goal.product", { product })
      : say("goal.days", { from: from ?? "", to: to ?? "" });
  const shown = points === null ? null : figure(points, 2);
  if (shown === null || Number(shown) <= 0) return say("goal.batch-free", { what, events, gone: goneOn });
  return say("goal.batch", { what, events, points: shown, half: halfOn ?? goneOn, gone: goneOn });
}
