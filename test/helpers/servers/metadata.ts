/** What EC2 (IMDSv2), ECS and EKS answer a process that asks for the keys of its role; scripts of the protocol server. */
import type { Reply, Script } from './protocol-server.ts';

const FOLDER = '/latest/meta-data/iam/security-credentials/';
const SESSION = 'AQAEtokenOfTheSession==';

/** As both services write them; good for an hour. */
function metadataKeys(accessKeyId: string): object {
  return {
    Code: 'Success',
    Type: 'AWS-HMAC',
    AccessKeyId: accessKeyId,
    SecretAccessKey: 'an-example-secret',
    Token: 'an-example-token',
    Expiration: new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+Z$/, 'Z'),
  };
}

/** An instance that takes version 2 alone: first a token by PUT, then questions that bring it. */
export function instanceMetadata(accessKeyId: string): Script {
  return ({ method, path, headers }) => {
    if (path === '/latest/api/token') {
      const hasTime = headers['x-aws-ec2-metadata-token-ttl-seconds'] !== undefined;
      return method === 'PUT' && hasTime ? { body: SESSION } : refused(400);
    }
    if (headers['x-aws-ec2-metadata-token'] !== SESSION) return refused(401);
    if (path === FOLDER) return { body: 'role-of-the-instance' };
    return path === `${FOLDER}role-of-the-instance` ? { json: metadataKeys(accessKeyId) } : refused(404);
  };
}

/** The agent of ECS or EKS; with a token it refuses whoever does not bring it. */
export function containerMetadata(accessKeyId: string, token?: string): Script {
  return ({ headers }) =>
    token === undefined || headers.authorization === token
      ? { json: metadataKeys(accessKeyId) }
      : { json: { code: 'InvalidToken', message: 'no such token' }, status: 403 };
}

function refused(status: number): Reply {
  return { body: '', status };
}
