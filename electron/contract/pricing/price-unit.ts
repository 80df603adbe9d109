/** The units of the price list that this app knows. Another unit is not converted and not shown as a price. */

/** A unit as read; `tokens`: how many places a price moves to be one of a million tokens. */
export interface PriceUnit {
  unit: string;
  millionShift?: number;
  /** The unit's name and the description disagree; the description is right. */
  isFromText?: boolean;
  /** They disagree, and the unit is right. */
  isDisputed?: boolean;
}

/** By their names in lower case; as recorded from the list in 2026. */
const NOT_TOKENS = new Map(
  [
    '1K TPM Hour',
    '1M TPM Hour',
    'Custom Model Unit per Min',
    'Documents',
    'Embeddings',
    'Hour',
    'Hrs',
    'Image',
    'Images',
    'Images Processed',
    'Input Images',
    'Minute',
    'Model/month',
    'Queries',
    'Request',
    'Requests',
    'Search Units',
    'Second',
    'Seconds',
    'Text Requests',
    'TextUnit',
    'Video',
  ].map((name) => [name.toLowerCase(), name]),
);

const MILLION_TOKENS: PriceUnit = { unit: '1M tokens', millionShift: 0 };
const THOUSAND_TOKENS: PriceUnit = { unit: '1K tokens', millionShift: 3 };

/** What the row is counted in; undefined if the unit is unknown, or is no unit for what the usagetype counts. */
export function readPriceUnit(
  rawUnit: string,
  description: string,
  counts: 'tokens' | 'time' | undefined,
): PriceUnit | undefined {
  const unit = rawUnit.trim().toLowerCase();
  const isForTokens = counts === 'tokens';
  if (unit === '1m tokens') return isForTokens ? MILLION_TOKENS : undefined;
  if (unit === '1k tokens') return isForTokens ? THOUSAND_TOKENS : undefined;
  if (unit === 'units') return readUnits(rawUnit, description, counts);
  const known = NOT_TOKENS.get(unit);
  if (known === undefined || isForTokens) return undefined;
  if (known === '1M TPM Hour' && /\b1K\b[^|]*\bTPM\b/i.test(description)) {
    return { unit: '1K TPM Hour', isFromText: true };
  }
  // Recorded: an image for 0.0001, "per 1K images" in its text.
  if (known === 'Images Processed' && /\b(?:1K|1,?000|thousand)\b/i.test(description)) {
    return { unit: rawUnit.trim(), isDisputed: true };
  }
  // The list's own spelling says most to whoever looks for the row.
  return { unit: rawUnit.trim() };
}

/** Until the middle of 2026 every Marketplace row had this unit, and only the description said what it is. */
function readUnits(
  rawUnit: string,
  description: string,
  counts: 'tokens' | 'time' | undefined,
): PriceUnit | undefined {
  if (counts === 'time') return { unit: rawUnit.trim() };
  if (counts === undefined) return undefined;
  const isMillion = /\bmillion\b.*\btokens?\b/i.test(description);
  const isThousand = /\b(?:thousand|1K|1,?000)\b.*\btokens?\b/i.test(description);
  if (isMillion === isThousand) return undefined;
  return isMillion ? MILLION_TOKENS : THOUSAND_TOKENS;
}
