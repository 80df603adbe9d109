/**
 * Most records of one list that are taken in and kept: some thirty times the models of today's largest region. Each would
 * be a row of the window, and what lies beyond is no list that anybody could use.
 */
export const MAX_RECORDS = 5_000;
