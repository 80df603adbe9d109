/** Runs before every test file: no test sees the AWS settings, proxies, certificates or home folder of whoever runs it. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Of a bundle of certificates each connection of each test, and of each process it starts, would read all. */
const OF_THE_USER =
  /^(AWS_|NODE_EXTRA_CA_CERTS$|SSL_CERT_|(REQUESTS|CURL)_CA_BUNDLE$|(HTTPS?|ALL|NO)_PROXY$)/i;

for (const name of Object.keys(process.env)) {
  if (OF_THE_USER.test(name)) delete process.env[name];
}
process.env.AWS_EC2_METADATA_DISABLED = 'true';
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
// Never made: ~/.aws is not there.
process.env.HOME = join(tmpdir(), 'bedrock-atlas-no-home');
process.env.USERPROFILE = process.env.HOME;
