/** What a call answers, for views that ask when they are shown. */
import { useEffect, useEffectEvent, useState } from 'react';

/** Undefined until the first answer; asked again when one of `when` changes, and an answer to what was asked before is dropped. */
export function useAnswer<Answer>(
  ask: () => Promise<Answer>,
  ...when: readonly unknown[]
): Answer | undefined {
  const [answer, setAnswer] = useState<Answer>();
  const askNow = useEffectEvent(ask);
  useEffect(() => {
    let isCurrent = true;
    void askNow().then((told) => {
      if (isCurrent) setAnswer(() => told);
    });
    return () => {
      isCurrent = false;
    };
    // biome-ignore lint/correctness/useExhaustiveDependencies: the caller says when to ask again.
  }, when);
  return answer;
}
