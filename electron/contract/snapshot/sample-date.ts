/** The day on which the lists in the embedded sample were recorded, as its files say; for About, without loading them. */
export const SAMPLE_RECORDED_ON = '2026-08-22';
