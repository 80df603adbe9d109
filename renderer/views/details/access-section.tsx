/** What the account's access fields say for the model in one region. */
import { diagnoseAccess } from '../../../electron/contract/cells/access/access-diagnosis.ts';
import { type Cell, hasEnded } from '../../../electron/contract/cells/availability.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { ageText } from '../../state/words/age.ts';
import { ACCESS_LABELS } from '../../state/words/cell-text.ts';
import { retentionText } from '../../state/words/region-text.ts';
import { useData, useNow } from '../controls/atlas-context.tsx';
import { FactRows, SourceNote } from '../facts/fact-list.tsx';

/** The verdict, the next step and the four fields; the deciding one is marked. */
export function AccessSection(props: { region: RegionCode; cell: Cell | undefined }): React.ReactNode {
  const { region, cell } = props;
  const record = useData((state) => state.snapshot.regions[region]);
  const form = useData(
    ({ snapshot }) =>
      Object.values(snapshot.regions).find((each) => each.useCaseForm !== undefined)?.useCaseForm,
  );
  const checkedAt = cell?.accessFacts?.checkedAt ?? record?.accessCheckedAt;
  const now = useNow();
  if (cell === undefined || !(cell.availability.listed || cell.retention !== undefined)) return null;
  const { reason, nextStep, note, findings } = diagnoseAccess(cell.accessFacts, cell.modelId, {
    retention: cell.retention,
    form,
  });
  const retention = record === undefined ? undefined : retentionText(record, now);
  return (
    <section className="details-section stack gap-6">
      <h3>
        Your access in <code>{region}</code>: {hasEnded(cell) ? 'ended' : ACCESS_LABELS[cell.access]}
      </h3>
      {hasEnded(cell) ? (
        <p className="warn">The model is past its end of life here, so the access below no longer matters.</p>
      ) : null}
      <p className={cell.access === 'blocked' ? 'warn' : ''}>{reason}</p>
      {nextStep === undefined ? null : <p>{nextStep}</p>}
      {cell.accessFacts === undefined ? null : (
        <FactRows
          rows={findings.map(({ field, value, verdict, meaning }) => ({
            name: FIELD_LABELS[field],
            value: <span className={verdict === 'blocked' ? 'warn' : ''}>{value ?? 'not answered'}</span>,
            title: meaning,
          }))}
        />
      )}
      {retention === undefined ? null : (
        <p className={cell.retention === undefined ? 'muted' : 'warn'}>
          {retention}.
          {cell.retention === undefined ? null : (
            <>
              {' '}
              <SourceNote fact={cell.retention} />
            </>
          )}
        </p>
      )}
      <p className="hint">
        {note}
        {checkedAt === undefined ? '' : ` GetFoundationModelAvailability, ${ageText(checkedAt, now)}.`}
      </p>
    </section>
  );
}

const FIELD_LABELS = {
  region: 'Region',
  authorization: 'Authorization',
  entitlement: 'Entitlement',
  agreement: 'Agreement',
} as const;
