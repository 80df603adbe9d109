/** Which addresses NO_PROXY excepts, as curl and the AWS CLI read it. Pure but for the parsing of addresses. */
import { BlockList, isIP } from 'node:net';

/**
 * Whether the list names the address. Entries are split by commas or blanks: a domain and all hosts below it, with or without
 * a leading `.` or `*.`; an address or a CIDR range; each perhaps with a port; `*` names every host.
 */
export function isExcepted(url: URL, list: string): boolean {
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase();
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && names(entry, host, port));
}

function names(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  const [, bracketed, plain = '', ownPort] = /^(?:\[([^\]]+)\]|(.*?))(?::(\d+))?$/.exec(
    isIP(entry) === 6 ? `[${entry}]` : entry,
  ) ?? [undefined, undefined, entry];
  if (ownPort !== undefined && ownPort !== port) return false;
  const name = (bracketed ?? plain).replace(/^\*?\.+|\.$/g, '');
  if (name === '') return false;
  if (isIP(host) !== 0) return name === host || isInRange(host, name);
  return host === name || host.endsWith(`.${name}`);
}

function isInRange(address: string, range: string): boolean {
  const [network = '', bits = ''] = range.split('/');
  const family = isIP(network);
  if (family === 0 || family !== isIP(address) || !/^\d{1,3}$/.test(bits)) return false;
  if (Number(bits) > (family === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  const type = family === 4 ? 'ipv4' : 'ipv6';
  list.addSubnet(network, Number(bits), type);
  return list.check(address, type);
}
