/** Most records of one list that are read and kept: thirty times the models of today's largest region. Each is a row. */
export const MAX_RECORDS = 5_000;
