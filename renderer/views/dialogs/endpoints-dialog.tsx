/** The addresses at which Bedrock is asked in single Regions: a table to be edited. */
import { Plus, X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { builtInRegions } from '../../../electron/contract/cells/regions.ts';
import {
  type EndpointRow,
  type RegionEndpoints,
  type RowProblem,
  tableOfRows,
} from '../../../electron/contract/settings/region-endpoints.ts';
import { counted } from '../../../electron/contract/text.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { DialogForm } from '../controls/forms/dialog-form.tsx';
import { TextInput } from '../controls/forms/fields.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';
import { useAnswer } from '../controls/use-answer.ts';

/** The dialog `Endpoints of Regions`. */
export function EndpointsDialog(): React.ReactNode {
  return (
    <ModalFrame title="Endpoints of Regions" width="list" overlay="endpoints">
      {(close) => <Content close={close} />}
    </ModalFrame>
  );
}

function Content({ close }: { close: () => void }): React.ReactNode {
  const store = useAtlas();
  const kept = useAnswer(() => store.calls.regionEndpoints());
  return kept === undefined ? null : <Editor kept={kept} close={close} />;
}

type Row = EndpointRow & { key: number };

const FIELDS = [
  { name: 'region', label: 'Region', placeholder: 'eu-west-1' },
  {
    name: 'address',
    label: 'Address',
    placeholder: 'https://vpce-….bedrock.eu-west-1.vpce.amazonaws.com',
  },
] as const;

function Editor({ kept, close }: { kept: RegionEndpoints; close: () => void }): React.ReactNode {
  const store = useAtlas();
  const partition = useData((state) => state.connection?.source.partition) ?? 'aws';
  const [rows, setRows] = useState<readonly Row[]>(() => rowsOf(kept));
  const [problem, setProblem] = useState<RowProblem>();
  const form = useRef<HTMLFormElement>(null);
  const [problemId, regionsId] = [useId(), useId()];
  const field = (row: number, name: keyof EndpointRow): HTMLInputElement | null | undefined =>
    form.current?.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)[row];
  const change = (key: number, to: Partial<EndpointRow>): void => {
    setProblem(undefined);
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...to } : row)));
  };
  const add = (): void => {
    setRows((before) => [...before, emptyRow(before)]);
    requestAnimationFrame(() => field(rows.length, 'region')?.focus());
  };
  const save = async (): Promise<void> => {
    const read = tableOfRows(rows, kept);
    if (!read.ok) {
      setProblem(read.problem);
      field(read.problem.row, read.problem.field)?.focus();
      return;
    }
    const saved = await store.calls.saveEndpoints(read.table);
    if (!saved.ok) store.report(saved.failure);
    // The user did not want one of the addresses: what was typed stays.
    else if (saved.value) {
      close();
      store.notify({ kind: 'info', ...savedText(Object.keys(read.table).length) });
    }
  };
  return (
    <DialogForm
      ref={form}
      className="endpoints stack gap-10"
      submit="Save"
      onSubmit={() => void save()}
      close={close}
    >
      <p className="muted">
        Where Amazon Bedrock is asked in single Regions instead of AWS’s own address, for example an interface
        endpoint (AWS PrivateLink). They count before AWS_ENDPOINT_URL_BEDROCK and the profile; bedrock-mantle
        is not asked in these Regions.
      </p>
      <table className="endpoints-table">
        <thead>
          <tr>
            <th scope="col">Region</th>
            <th scope="col">Address</th>
            <th>
              <span className="visually-hidden">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, ...row }, place) => {
            const { region } = row;
            return (
              <tr key={key}>
                {FIELDS.map(({ name, label, ...others }) => (
                  <td key={name}>
                    <TextInput
                      name={name}
                      aria-label={`${label}, row ${place + 1}`}
                      {...others}
                      list={name === 'region' ? regionsId : undefined}
                      value={row[name]}
                      onChange={(text) => change(key, { [name]: text })}
                      {...(problem?.row === place && problem.field === name
                        ? { 'aria-invalid': true, 'aria-describedby': problemId }
                        : {})}
                    />
                  </td>
                ))}
                <td>
                  <Button
                    className="icon-button"
                    aria-label={`Remove ${region.trim() === '' ? `row ${place + 1}` : region}`}
                    onPress={() => {
                      setProblem(undefined);
                      setRows(rows.filter((row) => row.key !== key));
                    }}
                  >
                    <X size={14} aria-hidden />
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <datalist id={regionsId}>
        {builtInRegions(partition).map((region) => (
          <option key={region} value={region} />
        ))}
      </datalist>
      {rows.length === 0 ? <p>Every Region is asked at AWS’s own address.</p> : null}
      <Button className="link-button" onPress={add}>
        <Plus size={14} aria-hidden /> Add a Region
      </Button>
      <p id={problemId} role="alert" className="warn">
        {problem?.message}
      </p>
    </DialogForm>
  );
}

function rowsOf(kept: RegionEndpoints): Row[] {
  const rows = Object.entries(kept).map(([region, address], key) => ({ key, region, address }));
  return rows.length === 0 ? [emptyRow([])] : rows.toSorted((a, b) => (a.region < b.region ? -1 : 1));
}

function emptyRow(rows: readonly Row[]): Row {
  return { key: 1 + Math.max(-1, ...rows.map(({ key }) => key)), region: '', address: '' };
}

function savedText(count: number): { message: string; nextStep: string } {
  const message =
    count === 0
      ? 'Every Region is asked at AWS’s own address again.'
      : `${counted(count, 'Region')} ${count === 1 ? 'is' : 'are'} asked at the address of the table.`;
  return { message, nextStep: 'Rescan to ask there.' };
}
