/** Addresses of Bedrock by region, such as those of interface endpoints (AWS PrivateLink): what is kept, and what the editor takes. */
import { z } from 'zod/mini';
import { isRegionCode } from '../cells/regions.ts';

const MAX_LENGTH = 2_000;

/** What settings.json may hold. */
export const regionEndpoints = z.record(
  z.string().check(z.refine(isRegionCode)),
  z.string().check(z.maxLength(MAX_LENGTH), z.regex(/^https?:\/\/[\w.[\]:-]+(\/\S*)?$/i)),
);

export type RegionEndpoints = Readonly<z.output<typeof regionEndpoints>>;

/** A row of the editor, as it was typed. */
export interface EndpointRow {
  region: string;
  address: string;
}

/** What is wrong with a row, and in which of its fields. */
export interface RowProblem {
  row: number;
  field: keyof EndpointRow;
  message: string;
}

const ADDRESS =
  /^(https?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9](?:[\w.-]*[a-z0-9])?)(?::(\d{1,5}))?(?:\/[^\s?#]*)?$/i;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** The table that the rows make, or the first problem. Rows without a text are left out; one that is kept already is taken. */
export function tableOfRows(
  rows: readonly EndpointRow[],
  kept: RegionEndpoints,
): { ok: true; table: RegionEndpoints } | { ok: false; problem: RowProblem } {
  const table: Record<string, string> = {};
  for (const [row, typed] of rows.entries()) {
    const [region, address] = [typed.region.trim().toLowerCase(), typed.address.trim()];
    if (region === '' && address === '') continue;
    const problem = Object.hasOwn(table, region)
      ? ({ field: 'region', message: `${region} stands in two rows.` } as const)
      : rowProblem(region, address, kept);
    if (problem !== undefined) return { ok: false, problem: { row, ...problem } };
    table[region] = address;
  }
  return { ok: true, table };
}

function rowProblem(
  region: string,
  address: string,
  kept: RegionEndpoints,
): Omit<RowProblem, 'row'> | undefined {
  if (region === '') return { field: 'region', message: `Say for which Region ${address} is.` };
  if (!isRegionCode(region)) {
    return { field: 'region', message: `“${region}” is not a Region code such as eu-west-1.` };
  }
  if (isSame(kept, region, address)) return undefined;
  if (address === '')
    return { field: 'address', message: `Enter the address for ${region}, or remove the row.` };
  const wrong = addressProblem(address);
  if (wrong !== undefined) return { field: 'address', message: `The address for ${region} ${wrong}` };
  return undefined;
}

/** What is wrong with an address, as the rest of a sentence; undefined: nothing. */
export function addressProblem(address: string): string | undefined {
  const [, scheme = '', host = '', port = '443'] = ADDRESS.exec(address) ?? [];
  if (host === '' || Number(port) > 65_535 || Number(port) === 0 || address.length > MAX_LENGTH) {
    return 'is not a URL such as https://bedrock.example.com.';
  }
  return scheme.toLowerCase() === 'http' && !LOOPBACK.test(host)
    ? 'has to begin with https://; http:// is for this computer only.'
    : undefined;
}

/** New or changed entries of the table whose host is neither AWS's Bedrock there nor this computer. */
export function strangeEndpoints(
  table: RegionEndpoints,
  kept: RegionEndpoints,
): [region: string, address: string][] {
  return Object.entries(table).filter(([region, address]) => {
    if (isSame(kept, region, address)) return false;
    return !isThisComputer(address) && !isOfAws(address, region);
  });
}

export function isThisComputer(address: string): boolean {
  return LOOPBACK.test(hostOf(address));
}

function hostOf(address: string): string {
  return ADDRESS.exec(address)?.[2]?.toLowerCase() ?? '';
}

/**
 * Whether it is a host of AWS's Bedrock, interface endpoints included; `region`: its code, or a pattern. Source: AWS documentation,
 * "Amazon Bedrock endpoints and quotas" and "Use interface VPC endpoints", read 2026-11.
 */
export function isOfAws(address: string, region: string): boolean {
  const host = `^(?:.+\\.)?bedrock(?:-fips)?\\.${region}\\.(?:vpce\\.)?(?:amazonaws\\.com(?:\\.cn)?|amazonaws\\.eu)$`;
  return new RegExp(host).test(hostOf(address));
}

function isSame(kept: RegionEndpoints, region: string, address: string): boolean {
  return Object.hasOwn(kept, region) && kept[region] === address;
}
