/**
 * Keeps one scan after the other in the folder until it is killed; prints each id once it is kept, or the problem. With
 * `nobody` as root it first gives its rights away: root may write anywhere.
 */
import { ScanHistory } from '../../../electron/history/scan-history.ts';
import { aModel, SOURCE } from '../../helpers/builders.ts';
import { listed, stateAfter } from '../../helpers/scan-events.ts';

const [folder = '', as] = process.argv.slice(2);
if (as === 'nobody' && process.getuid?.() === 0) process.seteuid?.(65_534);
const history = new ScanHistory({
  folder,
  source: SOURCE,
  onProblem: ({ message }) => process.stdout.write(`problem ${message}\n`),
});
for (let scan = 0; ; scan += 1) {
  // Every fifth differs much, so that it becomes a base.
  const count = scan % 5 === 0 ? 300 : 2;
  const models = Array.from({ length: count }, (_, index) => aModel(`a.model-${scan}-${index}`));
  const kept = await history.keep(stateAfter(listed('eu-central-1', models)).snapshot, ['eu-central-1']);
  process.stdout.write(kept.ok ? `kept ${kept.value?.id} ${count}\n` : `problem ${kept.failure.message}\n`);
}
