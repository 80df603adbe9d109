/** The environment of an app under test: nothing of the user's AWS, proxy, certificate or Node settings. */
import { join } from 'node:path';

const LEFT_OUT =
  /^(AWS_|ELECTRON_|NODE_(OPTIONS|EXTRA_CA_CERTS)$|SSL_CERT_|(REQUESTS|CURL)_CA_BUNDLE$|(https?|all|no)_proxy$)/i;

/** `home` is an empty folder that stands in for the user's; `extra` wins over everything. */
export function cleanAppEnv(home: string, extra: Record<string, string> = {}): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && !LEFT_OUT.test(pair[0]),
  );
  // Of Playwright's worker that starts the app; empty where all share the user's.
  const display = process.env.TEST_DISPLAYS?.split(',')[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
  return {
    ...Object.fromEntries(kept),
    ...(display ? { DISPLAY: display } : {}),
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    AWS_CONFIG_FILE: join(home, '.aws', 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, '.aws', 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...extra,
  };
}
