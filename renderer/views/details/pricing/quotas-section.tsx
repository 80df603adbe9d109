/** How much of the model the account may use from one region: quotas as Service Quotas lists them, or why not. */
import type { Quota } from '../../../../electron/contract/quotas/quota.ts';
import type { ModelId, RegionCode } from '../../../../electron/contract/snapshot/model.ts';
import { ageText } from '../../../state/words/age.ts';
import { quotaStatusText, quotaText, quotaValueText } from '../../../state/words/price-text.ts';
import { useData, useNow } from '../../controls/atlas-context.tsx';
import { FetchButton } from './fetch-button.tsx';

/** A line for each quota, the default of AWS beside the applied value. */
export function QuotasSection(props: { modelId: ModelId; region: RegionCode }): React.ReactNode {
  const { modelId, region } = props;
  const known = useData((state) => state.pricing[region]?.quotas);
  const now = useNow();
  const quotas = known?.models[modelId];
  const lines = linesOf(quotas?.quotas ?? []);
  const reason = quotas === undefined ? '' : quotaStatusText(quotas);
  return (
    <section className="details-section stack gap-6" aria-label="Quotas">
      <h3>
        Quotas in <code>{region}</code>
      </h3>
      {quotas === undefined ? <p>Not fetched. Reading them needs servicequotas:ListServiceQuotas.</p> : null}
      {reason === '' ? null : <p>{reason}</p>}
      {lines.length === 0 ? null : (
        <table className="table price-table">
          <thead>
            <tr>
              <th scope="col">Quota</th>
              <th scope="col">Applied</th>
              <th scope="col">Default</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ quota, applied, byDefault }) => (
              <tr key={`${quota.code} ${quota.variant ?? ''}`}>
                <th scope="row" title={`${quota.code}: ${quota.name}`}>
                  {quotaText(quota)}
                  {quota.isDoubledForCrossRegion === true ? (
                    <span className="muted"> doubled for cross-region calls</span>
                  ) : null}
                </th>
                <td>{applied === undefined ? '–' : quotaValueText(applied)}</td>
                <td>{byDefault === undefined ? '–' : quotaValueText(byDefault)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {lines.some(({ applied }) => applied === 0) ? (
        <p className="hint">
          0 is usual for a new account, or while an account is on hold: request an increase in Service Quotas.
        </p>
      ) : null}
      {known === undefined ? null : (
        <p className="hint">
          {`Read ${ageText(known.readAt, now)}. Tokens count input and output together; a limit is no promise of throughput.`}
        </p>
      )}
      <FetchButton what="quotas" />
    </section>
  );
}

interface Line {
  quota: Quota;
  applied?: number;
  byDefault?: number;
}

function linesOf(quotas: readonly Quota[]): Line[] {
  const lines = new Map<string, Line>();
  for (const quota of quotas) {
    const line = lines.get(quota.code) ?? { quota };
    lines.set(quota.code, {
      ...line,
      ...(quota.origin === 'applied' ? { applied: quota.value } : { byDefault: quota.value }),
    });
  }
  return [...lines.values()];
}
