/** Services that give keys to a container or an instance: which one is asked, and why it gave none. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, type OutgoingHttpHeaders, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { parsedRecord } from '../../contract/json.ts';
import type { Failure } from '../../contract/snapshot/model.ts';
import { readBody } from '../transport/request/answer-body.ts';
import { userAgent } from '../transport/user-agent.ts';
import type { ChainLink } from './profile-chain.ts';

/** `container`: of ECS or EKS. `instance`: of EC2. */
export type MetadataService = 'container' | 'instance';

/** The endpoint of a container answers from the same machine. */
export const CONTAINER_DEADLINE_MS = 8_000;
const ASKED_WITHIN_MS = 2_000;
const MAX_ANSWER_BYTES = 65_536;

/** Whether the environment names a container or a web identity. */
export function namesRemote(env: NodeJS.ProcessEnv): boolean {
  return namesContainer(env) || Boolean(env.AWS_WEB_IDENTITY_TOKEN_FILE);
}

function namesContainer(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI || env.AWS_CONTAINER_CREDENTIALS_FULL_URI);
}

/** The service that the credentials rest on, where a profile or a variable names it. `isElsewhere`: no profile gives any. */
export function metadataService(
  chain: readonly ChainLink[],
  env: NodeJS.ProcessEnv,
  isElsewhere: boolean,
): MetadataService | undefined {
  // A web identity comes before a container.
  if (isElsewhere) return namesContainer(env) && !env.AWS_WEB_IDENTITY_TOKEN_FILE ? 'container' : undefined;
  const source = chain.at(-1)?.section.credential_source;
  if (source === 'EcsContainer') return 'container';
  return source === 'Ec2InstanceMetadata' ? 'instance' : undefined;
}

/** A container's address that the SDK refuses without a word. */
export function containerProblem(env: NodeJS.ProcessEnv): Failure | undefined {
  const address = env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  if (!address || env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI) return undefined;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isOwnHost(url.hostname))) return undefined;
  return {
    kind: 'bad-input',
    message:
      'The address in AWS_CONTAINER_CREDENTIALS_FULL_URI cannot be used: http is allowed for this computer and the containers of AWS only.',
    nextStep: 'Use an https address there, or unset the variable.',
  };
}

/** The SDK asks for the role of a profile all the same, where the AWS CLI asks nothing. */
export function switchedOff(
  service: MetadataService | undefined,
  env: NodeJS.ProcessEnv,
): Failure | undefined {
  if (service !== 'instance' || env.AWS_EC2_METADATA_DISABLED?.toLowerCase() !== 'true') return undefined;
  const { name, nextStep } = SERVICES.instance;
  return {
    kind: 'no-credentials',
    message: `${name} is switched off by AWS_EC2_METADATA_DISABLED.`,
    nextStep,
  };
}

/** Loopback, ECS and EKS. Source: @aws-sdk/credential-provider-http 3.972, checkUrl. */
function isOwnHost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    /^127\./.test(hostname) ||
    ['169.254.170.2', '169.254.170.23', '[::1]', '[fd00:ec2::23]'].includes(hostname)
  );
}

/**
 * Asks the service once more, for at most two seconds: the SDK tries several ways and tells of the last one only. Undefined: it
 * would give keys now.
 */
export async function whyNoKeys(
  service: MetadataService,
  env: NodeJS.ProcessEnv,
): Promise<Failure | undefined> {
  const why = service === 'container' ? await ofContainer(env) : await ofInstance(env);
  if (why === undefined) return undefined;
  const { name, nextStep } = SERVICES[service];
  return { kind: 'no-credentials', message: `${name} ${why}.`, nextStep };
}

const SERVICES: Readonly<Record<MetadataService, { name: string; nextStep: string }>> = {
  container: {
    name: 'The credential endpoint of the container (ECS, EKS)',
    nextStep:
      'Check the role of the task or pod and the variables AWS_CONTAINER_CREDENTIALS_…, or choose another profile.',
  },
  instance: {
    name: 'The instance metadata service of EC2',
    nextStep: 'Check the role of the instance and its metadata options, or choose another profile.',
  },
};

async function ofContainer(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const relative = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
  const address = relative ? `http://169.254.170.2${relative}` : env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  if (!address) return 'is named by no variable';
  const file = env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE;
  let token = env.AWS_CONTAINER_AUTHORIZATION_TOKEN;
  try {
    if (file) token = (await readFile(file, 'utf8')).toString();
  } catch {
    return 'was not asked: the file in AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read';
  }
  const answer = await asked(address, { headers: token ? { authorization: token } : {} });
  return problemOf(answer) ?? keysProblem(answer);
}

const INSTANCE = 'http://169.254.169.254';
const ROLES = '/latest/meta-data/iam/security-credentials/';

async function ofInstance(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const base = (env.AWS_EC2_METADATA_SERVICE_ENDPOINT || INSTANCE).replace(/\/$/, '');
  const ttl = { 'x-aws-ec2-metadata-token-ttl-seconds': '60' };
  const token = await asked(`${base}/latest/api/token`, { method: 'PUT', headers: ttl });
  const problem = problemOf(token);
  if (problem !== undefined) return problem;
  const headers = { 'x-aws-ec2-metadata-token': token.text.trim() };
  const roles = await asked(base + ROLES, { headers });
  if (roles.status === 404) return 'says that the instance has no role';
  return problemOf(roles) ?? keysProblem(await asked(base + ROLES + roles.text.trim(), { headers }));
}

interface Answer {
  /** 0: there was none; `text` says why. */
  status: number;
  text: string;
}

function problemOf({ status, text }: Answer): string | undefined {
  if (status === 0) return text;
  if (status !== 200) return `refused to give keys (HTTP ${status})`;
  return /^\s*</.test(text) ? 'answered with a web page instead of keys' : undefined;
}

function keysProblem(answer: Answer): string | undefined {
  const problem = problemOf(answer);
  if (problem !== undefined) return problem;
  const hasKey = typeof parsedRecord(answer.text)?.AccessKeyId === 'string';
  return hasKey ? undefined : 'answered with something else than keys';
}

/** The answer, or why there is none. Never rejects. */
async function asked(
  address: string,
  { method = 'GET', headers }: { method?: string; headers: OutgoingHttpHeaders },
): Promise<Answer> {
  if (!URL.canParse(address)) return { status: 0, text: 'has an address that cannot be used' };
  const signal = AbortSignal.timeout(ASKED_WITHIN_MS);
  const send = address.startsWith('https:') ? requestHttps : requestHttp;
  let fault: Error | undefined;
  try {
    const named = { ...headers, 'user-agent': userAgent() };
    const sent = send(address, { method, headers: named, signal, agent: false });
    // A body that is no HTTP fails the request in the moment of its answer: nobody waits for either then.
    sent.on('error', (error) => {
      fault ??= error;
    });
    const [answer] = (await once(sent.end(), 'response')) as [IncomingMessage];
    const bytes = await readBody(answer, MAX_ANSWER_BYTES);
    return { status: answer.statusCode ?? 0, text: String(bytes ?? '') };
  } catch (error) {
    return { status: 0, text: whyNoAnswer((fault ?? error) as NodeJS.ErrnoException, signal) };
  }
}

function whyNoAnswer(error: NodeJS.ErrnoException, { aborted }: AbortSignal): string {
  if (aborted) return `did not answer within ${ASKED_WITHIN_MS / 1_000} seconds`;
  // A token or a name of a role that no request can hold.
  if (error instanceof TypeError) return 'gave something that cannot be asked with';
  return `cannot be reached (${error.code ?? 'no answer'})`;
}
