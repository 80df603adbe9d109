/** Runs before every test file: no test sees the AWS settings or the home folder of whoever runs it. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';

for (const name of Object.keys(process.env)) {
  if (name.startsWith('AWS_')) delete process.env[name];
}
process.env.AWS_EC2_METADATA_DISABLED = 'true';
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
// Never made: ~/.aws is not there.
process.env.HOME = join(tmpdir(), 'bedrock-atlas-no-home');
process.env.USERPROFILE = process.env.HOME;
