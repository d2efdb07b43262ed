/** Longest lag that is followed, in days; what has not happened by then never does. */
export const PICKUP_LAGS = 31;
export const SIGNING_LAGS = 21;
export const APPLICATION_LAGS = 46;
export const REFUND_LAGS = 31;
/** Due lags that are told apart at most, and at least. */
export const DUE_LAGS = 46;
export const DUE_LAGS_AT_LEAST = 11;
/** Lags of the processes whose cohorts a 30-day window follows: at a lag of 30 the cohort has left. */
export const COHORT_LAGS = 30;
/** Days before the start that the engine's cohorts reach back. */
export const PAST_DAYS = 46;
