import { describe, expect, it } from 'vitest';
import { diffSnapshots } from '../../../electron/contract/diff/diff-sides.ts';
import { changeCount } from '../../../electron/contract/diff/difference.ts';
import type { ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import { ALLOWED, AT, aModel, aProfile, BLOCKED } from '../../helpers/builders.ts';
import { listed, measuredIn } from '../../helpers/scan-events.ts';
import { accessOf, changeOf, EU, NOTHING, scanned, US } from './scans.ts';

const nova = aModel('amazon.nova');
const claude = aModel('anthropic.claude');

const latency = (medianMs: number): ScanEvent => measuredIn(EU, medianMs);

describe('two snapshots of the same', () => {
  it('have no difference, wherever their tables keep the records', () => {
    const one = scanned(listed(EU, [nova, claude]), listed(US, [aModel('meta.llama', {}, US)]));
    const other = scanned(listed(US, [aModel('meta.llama', {}, US)]), listed(EU, [claude, nova]));
    expect(diffSnapshots(one, other)).toEqual(NOTHING);
  });
});

describe('models of a region that both scans know', () => {
  it('are added and removed', () => {
    const difference = diffSnapshots(scanned(listed(EU, [nova])), scanned(listed(EU, [claude])));
    expect(difference).toEqual({
      ...NOTHING,
      added: [{ region: EU, modelId: 'anthropic.claude' }],
      removed: [{ region: EU, modelId: 'amazon.nova' }],
    });
    expect(changeCount(difference)).toBe(2);
  });

  it('change the ways to call and the exact ids when a profile comes', () => {
    const profile = aProfile('eu.anthropic.claude', 'anthropic.claude', [EU, 'eu-west-1']);
    const changed = diffSnapshots(scanned(listed(EU, [claude])), scanned(listed(EU, [claude], [profile])));
    const [own, geo] = ['anthropic.claude', 'eu.anthropic.claude'];
    expect(changed.changed).toEqual([
      changeOf(own, 'availability', ['on-demand'], ['on-demand', 'geo']),
      changeOf(own, 'callableAs', [own], [own, geo]),
    ]);
  });

  it('change their lifecycle with its dates, of which only what differs is named', () => {
    const modelLifecycle = { status: 'LEGACY', endOfLifeTime: '2027-03-01T00:00:00.000Z' };
    const legacy = aModel('amazon.nova', { modelLifecycle });
    expect(diffSnapshots(scanned(listed(EU, [nova])), scanned(listed(EU, [legacy]))).changed).toEqual([
      changeOf('amazon.nova', 'lifecycle', { status: 'ACTIVE', endOfLifeTime: null }, modelLifecycle),
    ]);
  });

  it('change their capabilities, whatever the order of the words', () => {
    const before = aModel('amazon.nova', { inputModalities: ['TEXT', 'IMAGE'], outputModalities: ['TEXT'] });
    const now = aModel('amazon.nova', {
      inputModalities: ['IMAGE', 'TEXT'],
      outputModalities: ['TEXT'],
      responseStreamingSupported: false,
    });
    const streams = (responseStreamingSupported: boolean) => ({ responseStreamingSupported });
    expect(diffSnapshots(scanned(listed(EU, [before])), scanned(listed(EU, [now]))).changed).toEqual([
      changeOf('amazon.nova', 'capability', streams(true), streams(false)),
    ]);
  });

  it('change their access with the fields that block it', () => {
    const before = scanned(listed(EU, [nova]), accessOf('amazon.nova', BLOCKED));
    const now = scanned(listed(EU, [nova]), accessOf('amazon.nova', ALLOWED));
    expect(diffSnapshots(before, now).changed).toEqual([
      changeOf('amazon.nova', 'access', 'blocked', 'allowed', { from: ['agreement'], to: [] }),
    ]);
  });

  it('say so when the access stays blocked for another reason', () => {
    const before = scanned(listed(EU, [nova]), accessOf('amazon.nova', BLOCKED));
    const unentitled = { ...ALLOWED, entitlement: 'NOT_AVAILABLE' };
    const now = scanned(listed(EU, [nova]), accessOf('amazon.nova', unentitled));
    const reasons = { from: ['agreement'], to: ['entitlement'] };
    expect(diffSnapshots(before, now).changed).toEqual([
      changeOf('amazon.nova', 'access', 'blocked', 'blocked', reasons),
    ]);
  });
});

describe('the latency of a region', () => {
  it.each([
    [30, 120, 'less than 100 ms'],
    [150, 290, 'it does not double'],
  ])('of %i ms and then %i ms is no change: %s', (from, to) => {
    const before = scanned(listed(EU, [nova]), latency(from));
    expect(diffSnapshots(before, scanned(listed(EU, [nova]), latency(to)))).toEqual(NOTHING);
  });

  it('is no change of the Region where the network changed', () => {
    const on = (medianMs: number, key: string): ScanEvent =>
      measuredIn(EU, medianMs, AT, { name: 'en0', key });
    const before = scanned(listed(EU, [nova]), on(30, 'home'));
    expect(diffSnapshots(before, scanned(listed(EU, [nova]), on(180, 'office')))).toEqual(NOTHING);
    expect(diffSnapshots(before, scanned(listed(EU, [nova]), on(180, 'home'))).changed).toHaveLength(1);
  });

  it('is a change of the region beyond that', () => {
    const before = scanned(listed(EU, [nova]), latency(30));
    expect(diffSnapshots(before, scanned(listed(EU, [nova]), latency(180))).changed).toEqual([
      changeOf('', 'latency', 30, 180),
    ]);
  });
});
