/** The window's calls about API keys. The window gives keys, and never gets one. */
import type { AtlasCalls } from '../contract/bridge/calls.ts';
import type { SourceChoice } from '../contract/settings/settings.ts';
import type { ApiKeys } from './api-keys.ts';

/** `atlas`: whose source may be the key that goes. */
export function apiKeyCalls(
  keys: Pick<ApiKeys, 'add' | 'forget' | 'isKeeping' | 'facts'>,
  settings: { readonly values: { readonly lastSource: SourceChoice } },
  atlas: Pick<AtlasCalls, 'chooseSource'>,
): Pick<AtlasCalls, 'addApiKey' | 'forgetApiKey' | 'keepsApiKeys'> {
  return {
    keepsApiKeys: () => keys.isKeeping(),
    addApiKey: (given) => keys.add(given),
    async forgetApiKey(id) {
      keys.forget(id);
      const { lastSource } = settings.values;
      if (lastSource.kind === 'aws' && lastSource.apiKey === id) {
        await atlas.chooseSource({ kind: 'aws', profile: null });
      }
    },
  };
}
