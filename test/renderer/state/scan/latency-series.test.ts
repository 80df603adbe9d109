import { describe, expect, test } from 'vitest';
import { latencySeries, sparklinePoints } from '../../../../renderer/state/scan/latency-series.ts';
import { AT, aFailure } from '../../../helpers/builders.ts';
import { listed, measuredIn, stateAfter } from '../../../helpers/scan-events.ts';

describe('the series', () => {
  const series = latencySeries(
    stateAfter(
      ...['us-east-1', 'eu-west-1', 'sa-east-1', 'ap-south-1'].map((region) => listed(region, [])),
      measuredIn('us-east-1', 118),
      measuredIn('eu-west-1', 30),
      measuredIn('eu-west-1', 20),
      { type: 'latency-failed', region: 'sa-east-1', failure: aFailure('timeout', 'No answer within 5 s.') },
      { type: 'latency-failed', region: 'us-east-1', failure: aFailure('network', 'The line was cut.') },
    ).snapshot,
  );

  test('has the fastest region first, with its history', () => {
    expect(series.bars.map((bar) => bar.region)).toEqual(['eu-west-1', 'us-east-1']);
    expect(series.bars[0]).toMatchObject({ name: 'Europe (Ireland)', medianMs: 20, lineMs: [30, 20] });
  });

  test('names regions without a figure and why, never a zero', () => {
    expect(series.unmeasured).toEqual([
      { region: 'ap-south-1', name: 'Asia Pacific (Mumbai)', reason: 'Not measured yet.' },
      { region: 'sa-east-1', name: 'South America (Sao Paulo)', reason: 'No answer within 5 s.' },
    ]);
  });

  test('draws a line of one network, and names the last figure of another', () => {
    const [home, office] = [
      { name: 'en0', key: 'home' },
      { name: 'en0', key: 'office' },
    ];
    const { bars, unmeasured } = latencySeries(
      stateAfter(
        ...['us-east-1', 'eu-west-1'].map((region) => listed(region, [])),
        measuredIn('us-east-1', 90, AT, home),
        measuredIn('eu-west-1', 17, AT, home),
        measuredIn('eu-west-1', 40, AT, office),
        measuredIn('eu-west-1', 41, AT, office),
      ).snapshot,
    );
    expect(bars).toHaveLength(1);
    expect(bars[0]).toMatchObject({ lineMs: [40, 41], network: office });
    expect(bars[0]?.history.map(({ medianMs, network }) => [medianMs, network?.key])).toEqual([
      [41, 'office'],
      [40, 'office'],
      [17, 'home'],
    ]);
    expect(unmeasured).toMatchObject([
      {
        region: 'us-east-1',
        reason: 'Not measured again since the network changed.',
        elsewhere: { medianMs: 90 },
      },
    ]);
  });

  test('marks an old figure whose renewal failed', () => {
    expect(series.bars[1]?.failedSince).toBe('The line was cut.');
    expect(series.bars[0]).not.toHaveProperty('failedSince');
  });

  test('ends its scale at a round number that holds every p90', () => {
    expect(series.scaleMs).toBe(150);
    expect(latencySeries(stateAfter().snapshot).scaleMs).toBe(10);
  });
});

describe('a sparkline', () => {
  test('goes from corner to corner', () => {
    expect(sparklinePoints([10, 20], 80, 16)).toBe('0.0,8.0 80.0,0.0');
  });

  test('is flat for equal values and nothing for a single one', () => {
    expect(sparklinePoints([5, 5], 80, 16)).toBe('0.0,0.0 80.0,0.0');
    expect(sparklinePoints([5], 80, 16)).toBe('');
  });
});
