/** What the account's access fields say for the model in one region. */
import type { Cell } from '../../../electron/contract/availability.ts';
import type { RegionCode } from '../../../electron/contract/model.ts';
import { accessLines, accessNextStep, accessVerdict } from '../../state/access-words.ts';
import { ageWords } from '../../state/age.ts';
import { useData, useNow } from '../atlas-context.tsx';

/** The verdict, the next step and the four fields. */
export function AccessSection({
  region,
  cell,
}: {
  region: RegionCode;
  cell: Cell | undefined;
}): React.ReactNode {
  const checkedAt = useData((state) => state.snapshot.regions[region]?.accessCheckedAt);
  const now = useNow();
  if (cell === undefined || !cell.availability.listed) return null;
  const nextStep = accessNextStep(cell.accessFacts);
  return (
    <section className="details-section">
      <h3>
        Your access in <code>{region}</code>
      </h3>
      <p className={cell.access === 'blocked' ? 'warn' : ''}>{accessVerdict(cell.access)}</p>
      {nextStep === undefined ? null : <p>{nextStep}</p>}
      {cell.accessFacts === undefined ? null : (
        <dl className="facts">
          {accessLines(cell.accessFacts).map(({ field, value, blocks }) => (
            <div key={field} className="fact">
              <dt>{field}</dt>
              <dd className={blocks ? 'warn' : ''}>{value ?? 'not answered'}</dd>
            </div>
          ))}
        </dl>
      )}
      {checkedAt === undefined ? null : (
        <p className="hint">GetFoundationModelAvailability, {ageWords(checkedAt, now)}.</p>
      )}
    </section>
  );
}
