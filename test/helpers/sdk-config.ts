/** The SDK's reader of config files, in the copy that its packages require; an import would load a second copy in tests. */
import { createRequire } from 'node:module';

const config = createRequire(import.meta.url)('@smithy/core/config') as typeof import('@smithy/core/config');

export const { externalDataInterceptor } = config;
