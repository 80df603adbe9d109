/** The problems of the query, each with its correction. */
import { TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { queryProblems } from '../../state/query/query-help.ts';
import { useAtlas, useMatrix, useView } from '../controls/atlas-context.tsx';
import { focusSearchEnd } from '../controls/window-focus.ts';

/** A line for the first problem; empty if there is none. */
export function QueryLine(): React.ReactNode {
  const store = useAtlas();
  const { rows, vocabulary } = useMatrix();
  const query = useView((view) => view.filter.query);
  const [problem, ...others] = queryProblems(query, vocabulary);
  const change = (to: string): void => {
    store.view.changeFilter({ query: to });
    focusSearchEnd();
  };
  return (
    <div role="status" aria-label="Search problems">
      {problem === undefined || rows.length === 0 ? null : (
        <p className="query-line wrap">
          <TriangleAlert size={13} aria-hidden /> <span>{problem.message}</span>
          {problem.instead === undefined ? null : (
            <Button className="link-button" onPress={() => change(problem.instead?.query ?? query)}>
              Use {problem.instead.text}
            </Button>
          )}
          <Button className="link-button" onPress={() => change(problem.without)}>
            Remove
          </Button>
          {others.length === 0 ? null : <span className="muted">and {others.length} more</span>}
        </p>
      )}
    </div>
  );
}
