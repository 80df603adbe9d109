/** Reads what a quota is about from its name, the only place where it stands. */
import type { QuotaMeaning } from './quota.ts';

const LATENCY = '(?<latency>,? latency-optimized)?';

/** As recorded from us-east-1 on 2026-07-01, 386 names of inference quotas. */
const PATTERNS = [
  `^(?<scope>On-demand|Global cross-region|Cross-region)${LATENCY} model inference (?<metric>requests|tokens) per (?<period>minute|day) for (?<subject>.+)$`,
  '^Model invocation max(?<latency> latency-optimized)? tokens per (?<period>day) for (?<subject>.+?)(?<doubled> \\(doubled for cross-region calls\\))?$',
  '^\\[bedrock-(?<scope>mantle) endpoint\\] (?<metric>input tokens|output tokens) per (?<period>minute|day) for (?<subject>.+)$',
  '^On-demand InvokeModel(?<async> async)? (?<metric>concurrent requests) for (?<subject>.+)$',
].map((pattern) => new RegExp(pattern, 'i'));

const SCOPES: Record<string, QuotaMeaning['scope']> = {
  'on-demand': 'on-demand',
  'cross-region': 'cross-region',
  'global cross-region': 'global',
  mantle: 'mantle',
};

/** What the name says; undefined if it is no quota of model inference, or is worded in a way that is not known. */
export function readQuotaName(name: string): QuotaMeaning | undefined {
  const text = name.trim().replace(/\s+/g, ' ');
  for (const pattern of PATTERNS) {
    const groups = pattern.exec(text)?.groups;
    if (groups?.subject === undefined) continue;
    const { scope = 'on-demand', metric = 'tokens', period } = groups;
    const longContext = / 1M Context Length$/i;
    const variant = longContext.test(groups.subject)
      ? ('1m-context' as const)
      : variantOf(groups.latency, groups.async);
    return {
      subject: groups.subject.replace(longContext, ''),
      scope: SCOPES[scope.toLowerCase()] ?? 'on-demand',
      metric: metric.toLowerCase().replace(' ', '-') as QuotaMeaning['metric'],
      ...(period === undefined ? {} : { period: period.toLowerCase() as 'minute' | 'day' }),
      ...(variant === undefined ? {} : { variant }),
      ...(groups.doubled === undefined ? {} : { isDoubledForCrossRegion: true as const }),
    };
  }
  return undefined;
}

/** Names and subjects are compared without regard to case and blanks, which differ between regions, and nothing else. */
export function sameName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

function variantOf(latency: string | undefined, async: string | undefined): QuotaMeaning['variant'] {
  if (latency !== undefined) return 'latency-optimized';
  return async === undefined ? undefined : 'async';
}
