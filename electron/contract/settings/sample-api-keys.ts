/**
 * API keys with which the sample can be opened: of one region, and two that every region refuses. Apart from their schema:
 * arguments are read before zod is loaded.
 */
export const SAMPLE_API_KEYS = ['one-region', 'wrong', 'expired'] as const;
export type SampleApiKey = (typeof SAMPLE_API_KEYS)[number];
