/** Opens the real gateway against the local protocol server; everything is closed when the test ends. */
import { writeFile } from 'node:fs/promises';
import type { ServerOptions } from 'node:https';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type OpenGateway, type OpenGatewayOptions, openGateway } from '../../electron/aws/open-gateway.ts';
import type { Failure, ModelRecord } from '../../electron/contract/snapshot/model.ts';
import type { BedrockGateway, Page, Result } from '../../electron/discovery/ports.ts';
import { closedWithTest } from '../helpers/closed-with-test.ts';
import { type ProtocolServer, type Script, startProtocolServer } from '../helpers/servers/protocol-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

/** A signal that nobody aborts. */
export const noCancel = new AbortController().signal;

export interface LocalBedrock {
  server: ProtocolServer;
  gateway: BedrockGateway;
  opened: OpenGateway;
}

/** A server with the script, and the gateway as the sample uses it: static keys, sealed from the environment. */
export async function localBedrock(
  script?: Script,
  options: Omit<OpenGatewayOptions, 'sample'> & { mantle?: string } = {},
): Promise<LocalBedrock> {
  const { mantle, ...rest } = options;
  const server = await closedWithTest(startProtocolServer(script));
  const opened = await open({
    ...rest,
    sample: {
      credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'an-example-secret' },
      endpoint: server.url,
      ...(mantle === undefined ? {} : { mantleEndpoint: server.url + mantle }),
    },
  });
  return { server, gateway: opened.gateway, opened };
}

/** Opens as for a user, with the environment as it is. */
export async function open(options: OpenGatewayOptions = {}): Promise<OpenGateway> {
  return await closedWithTest(openGateway(options).then(unwrap));
}

/** Opens so, and asks for the models of one Region. */
export async function listModels(
  options?: OpenGatewayOptions,
  region = 'us-east-1',
): Promise<Result<Page<ModelRecord>>> {
  const { gateway } = await open(options);
  return gateway.listModels(region, noCancel);
}

/** Opens so, and looks for credentials. */
export async function lookForCredentials(options?: OpenGatewayOptions): Promise<Result<null>> {
  const { checkCredentials } = await open(options);
  return checkCredentials(noCancel);
}

/** Why the list does not come. */
export async function listFailure(options?: OpenGatewayOptions, region?: string): Promise<Failure> {
  return failureIn(await listModels(options, region));
}

/** Why there are no credentials. */
export async function credentialFailure(options?: OpenGatewayOptions): Promise<Failure> {
  return failureIn(await lookForCredentials(options));
}

/** Sets variables for the length of the test. */
export function setEnv(variables: Record<string, string>): void {
  for (const [name, value] of Object.entries(variables)) {
    const before = process.env[name];
    process.env[name] = value;
    onTestFinished(() => {
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    });
  }
}

/** A home of its own, with these files in `.aws`-like places; sets AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE. */
export async function setProfiles(files: {
  config?: string | undefined;
  credentials?: string | undefined;
}): Promise<string> {
  const home = tempFolder();
  if (files.config !== undefined) await writeFile(join(home, 'config'), files.config);
  if (files.credentials !== undefined) await writeFile(join(home, 'credentials'), files.credentials);
  setEnv({
    HOME: home,
    AWS_CONFIG_FILE: join(home, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
  });
  return home;
}

/** Keys in the environment. */
export function setKeys(accessKeyId = 'AKIAIOSFODNN7EXAMPLE'): void {
  setEnv({ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: 'an-example-secret' });
}

/** The value; fails the test with the failure's text otherwise. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Expected a value, got ${JSON.stringify(result.failure)}`);
  return result.value;
}

/** The failure; fails the test if there is a value. */
export function failureIn<T>(result: Result<T>): Failure {
  if (result.ok) throw new Error(`Expected a failure, got ${JSON.stringify(result.value)}`);
  return result.failure;
}

/** A server that the environment names as the endpoint of Bedrock or another service, as a user would set it. */
export async function serverInEnvironment(
  script?: Script,
  service = 'BEDROCK',
  tls?: ServerOptions,
): Promise<ProtocolServer> {
  const server = await closedWithTest(startProtocolServer(script, tls));
  setEnv({ [`AWS_ENDPOINT_URL_${service}`]: server.url });
  return server;
}

/** The access key ids that the server was asked with, sorted; `none`: a bearer token or nothing. */
export function keyIds(server: ProtocolServer): string[] {
  const ids = server.requests.map(
    (request) => /Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1],
  );
  return [...new Set(ids.map((id) => id ?? 'none'))].sort();
}
