import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { networkOf, systemNetwork } from '../../electron/session/system-network.ts';

const MAC = '02:fc:00:00:00:01';

function ipv4(address: string, netmask = '255.255.255.0', mac = MAC): NetworkInterfaceInfo {
  return { family: 'IPv4', address, netmask, mac, internal: false, cidr: null };
}

function ipv6(address: string): NetworkInterfaceInfo {
  const netmask = 'ffff:ffff:ffff:ffff::';
  return { family: 'IPv6', address, netmask, mac: MAC, internal: false, cidr: null, scopeid: 0 };
}

const LOOPBACK: NetworkInterfaceInfo = { ...ipv4('127.0.0.1', '255.0.0.0'), internal: true };

const keyOf = (name: string, ...infos: NetworkInterfaceInfo[]): string | undefined =>
  networkOf({ lo: [LOOPBACK], [name]: infos }, infos[0]?.address)?.key;

describe('the network', () => {
  it('is that of the interface with the address, by its name', () => {
    const interfaces = { lo: [LOOPBACK], en0: [ipv4('192.168.1.7')], utun3: [ipv4('10.8.0.6')] };
    expect(networkOf(interfaces, '10.8.0.6')?.name).toBe('utun3');
    expect(networkOf(interfaces, '192.168.1.7')?.name).toBe('en0');
  });

  it('is told without a route only where there is one interface', () => {
    expect(networkOf({ lo: [LOOPBACK], 'Wi-Fi': [ipv4('192.168.1.7')] }, undefined)?.name).toBe('Wi-Fi');
    expect(networkOf({ a: [ipv4('192.168.1.7')], b: [ipv4('10.0.0.7')] }, undefined)).toBeUndefined();
    expect(networkOf({ lo: [LOOPBACK] }, '127.0.0.1')).toBeUndefined();
  });

  it('has a key in which no address and no name can be read', () => {
    expect(keyOf('en0', ipv4('192.168.1.7'))).toMatch(/^[0-9a-f]{8}$/);
  });
});

describe('the key of a network', () => {
  const home = keyOf('en0', ipv4('192.168.1.7'), ipv6('2a02:810d:1:2::7'));

  it.each([
    ['another address of it', keyOf('en0', ipv4('192.168.1.99'), ipv6('2a02:810d:1:2::7'))],
    ['another prefix of the provider', keyOf('en0', ipv4('192.168.1.7'), ipv6('2a02:810d:9:9::1'))],
    ['an address of the link', keyOf('en0', ipv4('192.168.1.7'), ipv6('2a02:810d:1:2::7'), ipv6('fe80::1'))],
  ])('stays for %s', (_what, key) => {
    expect(key).toBe(home);
  });

  it.each([
    ['another subnet', keyOf('en0', ipv4('192.168.2.7'), ipv6('2a02:810d:1:2::7'))],
    ['another provider', keyOf('en0', ipv4('192.168.1.7'), ipv6('2a01:598:1:2::7'))],
    ['another interface', keyOf('en5', ipv4('192.168.1.7'), ipv6('2a02:810d:1:2::7'))],
    [
      'a hardware address made up for it',
      keyOf('en0', ipv4('192.168.1.7', '255.255.255.0', '02:00:00:00:00:09'), ipv6('2a02:810d:1:2::7')),
    ],
  ])('is another for %s', (_what, key) => {
    expect(key).toBeDefined();
    expect(key).not.toBe(home);
  });

  it('of a tunnel stays when it is opened again, under another number and address', () => {
    const open = (name: string, address: string) => keyOf(name, ipv4(address, '255.255.255.255'));
    expect(open('utun3', '10.8.0.6')).toBe(open('utun4', '10.8.3.9'));
    expect(open('utun3', '10.8.0.6')).not.toBe(open('utun3', '10.9.0.6'));
  });
});

it('this computer tells its own without asking anybody', async () => {
  const network = await systemNetwork(new AbortController().signal);
  const outer = Object.entries(networkInterfaces()).filter(([, infos]) =>
    infos?.some((info) => !info.internal),
  );
  if (outer.length === 0) expect(network).toBeUndefined();
  else if (network !== undefined) expect(outer.map(([name]) => name)).toContain(network.name);
  expect(await systemNetwork(AbortSignal.abort())).toEqual(outer.length === 1 ? network : undefined);
});
