/** What of a scan is worth a line in the log. */
import type { ScanEvent } from '../contract/snapshot/scan-event.ts';
import type { AppLog } from '../log/log.ts';

/** Writes how scans begin and end, and how regions failed. */
export function logScanEvent(log: AppLog, event: ScanEvent): void {
  switch (event.type) {
    case 'scan-started':
      log.note(`scan started: ${event.regions.length} regions`);
      break;
    case 'region-failed':
      log.problem(`${event.region} ${event.state}: ${event.failure.kind}: ${event.failure.message}`);
      break;
    case 'scan-finished':
      if (event.failure === undefined) log.note(`scan finished: ${event.outcome}`);
      else log.problem(`scan ${event.outcome}: ${event.failure.kind}: ${event.failure.message}`);
      break;
    default:
  }
}
