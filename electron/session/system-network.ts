/** The network that this computer sends by now, told without a packet and without a command. */
import { createHash } from 'node:crypto';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { visible } from '../contract/outside-text.ts';
import type { Network } from '../contract/snapshot/latency.ts';
import { onAbort } from '../discovery/concurrency/abort.ts';
import type { CurrentNetwork } from '../discovery/ports.ts';

/** Addresses of documentation: nobody has them, and the default route leads there. */
const ANYWHERE = { udp4: '192.0.2.1', udp6: '2001:db8::1' } as const;
/** The system answers at once, from its own table. */
const DEADLINE_MS = 1_000;
const MAX_NAME_LENGTH = 60;

type Interfaces = ReturnType<typeof networkInterfaces>;

/** The network behind the default route; where there is none, that of the only interface that is up. */
export const systemNetwork: CurrentNetwork = async (signal) => {
  const address = (await addressTowards('udp4', signal)) ?? (await addressTowards('udp6', signal));
  return networkOf(networkInterfaces(), address);
};

/** The network of the interface that has the address. */
export function networkOf(interfaces: Interfaces, address: string | undefined): Network | undefined {
  const up = Object.entries(interfaces).flatMap(([name, infos = []]) => {
    const own = infos.filter(({ internal }) => !internal);
    return own.length === 0 ? [] : [{ name, infos: own }];
  });
  const found =
    up.find(({ infos }) => infos.some((info) => info.address === address)) ??
    (up.length === 1 ? up[0] : undefined);
  if (found === undefined) return undefined;
  const name = visible(found.name).slice(0, MAX_NAME_LENGTH);
  return name === '' ? undefined : { name, key: keyOf(found.name, found.infos) };
}

/**
 * A short hash: many networks share one, so that none can be found from it. The hardware address differs between networks
 * where the system makes up one for each; the part of an IPv6 address that names the provider stays when the rest changes.
 */
function keyOf(name: string, infos: readonly NetworkInterfaceInfo[]): string {
  const facts = infos.flatMap((info) => {
    if (info.family === 'IPv4') return [subnetOf(info.address, info.netmask)];
    // 2000::/3 are the addresses that the internet routes.
    return /^[23]/.test(info.address) ? [info.address.split(':').slice(0, 2).join(':')] : [];
  });
  // A tunnel gets another number each time it is opened.
  const isTunnel = infos.some(({ netmask }) => isNarrow(netmask));
  const known = [isTunnel ? name.replace(/\d+$/, '') : name, infos[0]?.mac ?? '', ...new Set(facts)].sort();
  return createHash('sha256').update(known.join('\n')).digest('hex').slice(0, 8);
}

/** The network's part of an IPv4 address; of a tunnel's, which is another each time, half of it. */
function subnetOf(address: string, netmask: string): string {
  const mask = (isNarrow(netmask) ? '255.255.0.0' : netmask).split('.').map(Number);
  return address
    .split('.')
    .map((part, index) => Number(part) & (mask[index] ?? 0))
    .join('.');
}

/** A mask that leaves one address or two. */
function isNarrow(netmask: string): boolean {
  return netmask === '255.255.255.255' || netmask === '255.255.255.254';
}

/** The own address on the way there; connecting a datagram socket sends nothing. */
async function addressTowards(type: keyof typeof ANYWHERE, signal: AbortSignal): Promise<string | undefined> {
  const { createSocket } = await import('node:dgram');
  return await new Promise((resolve) => {
    const socket = createSocket(type);
    const end = (address?: string): void => {
      clearTimeout(timer);
      release();
      socket.removeAllListeners();
      // A late error has nobody to tell.
      socket.on('error', () => undefined);
      socket.close();
      resolve(address);
    };
    const timer = setTimeout(end, DEADLINE_MS);
    const release = onAbort([signal], () => end());
    socket.once('error', () => end());
    socket.connect(9, ANYWHERE[type], () => end(socket.address().address));
  });
}
