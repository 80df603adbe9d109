/** What AWS STS answers; replies of the protocol server. */
import type { Reply } from './protocol-server.ts';

function xml(body: string, status = 200): Reply {
  return { status, headers: { 'content-type': 'text/xml' }, body };
}

/** The keys of a role, good for an hour. */
export function roleKeys(accessKeyId = 'ASIAROLE'): Reply {
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  return xml(
    `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${inAnHour}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
  );
}

/** Whose keys were asked about. */
export function callerIdentity(arn: string): Reply {
  return xml(
    `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${arn}</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  );
}

/** As IAM refuses, too. */
export function refusal(code: string, message: string, status = 403): Reply {
  return xml(
    `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
    status,
  );
}
