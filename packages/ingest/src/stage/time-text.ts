import { sqlText } from "../open-duckdb.ts";
import { narrowSql, trimmedSql } from "./cell-text.ts";

/** How times are written and where: strptime formats to try (none: the usual spellings) and zones by IANA name. */
export interface TimeReading {
  readonly formats: readonly string[];
  /** Zone of a time that names none. */
  readonly zone: string;
  /** Zone of the times that come out. */
  readonly shopZone: string;
  /** Which moment of its day a day without a time is. */
  readonly dayIs: "start" | "end";
}

const OFFSET = "\\d{4}-\\d\\d?-\\d\\d?[T ]\\d\\d?:\\d\\d(:\\d\\d(\\.\\d+)?)? ?(Z|[+-]\\d\\d(:?\\d\\d)?)";
const DATE = "(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?";
const CLOCK = "[T ]*\\d{1,2}[:时]\\d\\d([:分]\\d\\d)?[分秒]?(\\.\\d+)?";

/** SQL of a TIMESTAMP in the shop's zone, in whole seconds; NULL if the field is empty or no time. */
export function timeSql(raw: string, reading: TimeReading): string {
  const text = narrowSql(trimmedSql(raw));
  if (reading.formats.length > 0)
    return inShopZone(dayEnd(formattedSql(text, reading), reading.dayIs), reading);
  // "2026-09-01 10:00+08" is as long as a time with seconds; DuckDB would drop its offset. Full-width digits have 3 bytes.
  return `CASE WHEN ${raw} LIKE '____-__-__ __:__:__' AND strlen(${raw}) = 19 AND NOT contains(${raw}, '+')
    THEN ${inShopZone(dayEnd(`TRY_CAST(${raw} AS TIMESTAMP)`, reading.dayIs), reading)}
    WHEN ${raw} IS NOT NULL THEN ${otherSpellingSql(text, reading)} END`;
}

function formattedSql(text: string, { formats }: TimeReading): string {
  const tried = formats.map((format) => {
    const time = `TRY_STRPTIME(${text}, ${sqlText(format)})`;
    return `date_trunc('second', ${time})`;
  });
  return `coalesce(${tried.join(", ")})`;
}

/** Everything but the spelling of the platform: rare, so regular expressions are affordable. */
function otherSpellingSql(text: string, reading: TimeReading): string {
  const dashed = `regexp_replace(${text}, ${sqlText(`^${DATE}[T ]*`)}, '\\1-\\2-\\3 ')`;
  const day = `TRY_CAST(trim(${dashed}) AS TIMESTAMP)`;
  const colons = `regexp_replace(regexp_replace(${dashed}, '[时分]', ':', 'g'), '[秒:]$', '')`;
  const local = `date_trunc('second', TRY_CAST(${colons} AS TIMESTAMP))`;
  const zoned = `TRY_CAST(regexp_replace(${text}, '([T ]\\d\\d?:\\d\\d)( ?[Z+-])', '\\1:00\\2') AS TIMESTAMPTZ)`;
  const epoch = (seconds: string) =>
    `timezone(${sqlText(reading.shopZone)}, to_timestamp(floor(${seconds})))`;
  const serial = `TIMESTAMP '1899-12-30' + to_seconds(round(TRY_CAST(${text} AS DOUBLE) * 86400))`;
  const is = (pattern: string) => `regexp_full_match(${text}, ${sqlText(pattern)})`;
  const shop = (sql: string) => inShopZone(sql, reading);
  return `CASE
    WHEN ${is(DATE)} THEN ${shop(dayEnd(day, reading.dayIs))}
    WHEN ${is(`${DATE}${CLOCK}`)} THEN ${shop(dayEnd(local, reading.dayIs))}
    WHEN ${is(OFFSET)} THEN timezone(${sqlText(reading.shopZone)}, date_trunc('second', ${zoned}))
    WHEN ${is("20\\d{6}")} THEN ${shop(dayEnd(`TRY_STRPTIME(${text}, '%Y%m%d')`, reading.dayIs))}
    WHEN ${is("20\\d{12}")} THEN ${shop(`TRY_STRPTIME(${text}, '%Y%m%d%H%M%S')`)}
    WHEN ${is("\\d{10}")} THEN ${epoch(`TRY_CAST(${text} AS DOUBLE)`)}
    WHEN ${is("\\d{13}")} THEN ${epoch(`TRY_CAST(${text} AS DOUBLE) / 1000`)}
    WHEN ${is("\\d{5}")} THEN ${shop(dayEnd(serial, reading.dayIs))}
    WHEN ${is("\\d{5}\\.\\d+")} THEN ${shop(serial)} END`;
}

/** Midnight to the second is how a day alone is written, or padded; where a day means its end it is the last second. */
function dayEnd(local: string, dayIs: TimeReading["dayIs"]): string {
  if (dayIs === "start") return local;
  return `CASE WHEN CAST(${local} AS TIME) = TIME '00:00:00' THEN ${local} + INTERVAL 86399 SECOND ELSE ${local} END`;
}

function inShopZone(local: string, { zone, shopZone }: TimeReading): string {
  return zone === shopZone ? local : `timezone(${sqlText(shopZone)}, timezone(${sqlText(zone)}, ${local}))`;
}
