/** Two AWS profiles before one server, each with models, profiles and access of its own, so that a mixture is seen. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aProfileSummary, aSummary, FAULTY, OTHERS, operationOf } from '../../drivers/good-bedrock.ts';
import type { Reply, SeenRequest } from '../../helpers/servers/protocol-server.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { type AtlasWorld, atlasWorld } from './atlas-world.ts';

export type ProfileName = 'first' | 'second';
export const FIRST = { kind: 'aws', profile: 'first' } as const;
export const SECOND = { kind: 'aws', profile: 'second' } as const;

/** Every account has other keys; the environment has those of a third, which must never be used. */
const KEYS: Record<ProfileName, string> = { first: 'AKIAIOSFODNN7FIRSTXX', second: 'AKIAIOSFODNN7SECONDX' };

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

/** Whose keys signed the request. */
export function signerOf({ headers }: SeenRequest): ProfileName | undefined {
  const key = /Credential=([^/]+)/.exec(headers.authorization ?? '')?.[1];
  return (['first', 'second'] as const).find((name) => KEYS[name] === key);
}

/** The good answer to the account whose keys signed: `edition` is in the names of its models. */
export function answerTo(request: SeenRequest, edition = 1): Reply {
  const owner = signerOf(request);
  if (owner === undefined) return { error: 'UnrecognizedClientException', status: 403 };
  const { region, query } = request;
  switch (operationOf(request)) {
    case 'models':
      return {
        json: {
          modelSummaries: [0, 1].map((place) =>
            aSummary(region, `${owner}.model-${place}-v1:0`, { modelName: `${owner} edition ${edition}` }),
          ),
        },
      };
    case 'profiles': {
      const models = [{ modelArn: `arn:aws:bedrock:${region}::foundation-model/${owner}.model-0-v1:0` }];
      const profiles = [aProfileSummary(region, `eu.${owner}.model-0-v1:0`, { models })];
      return { json: { inferenceProfileSummaries: query.get('type') === 'APPLICATION' ? [] : profiles } };
    }
    case 'access':
      return {
        json: {
          agreementAvailability: { status: 'AVAILABLE' },
          authorizationStatus: owner === 'first' ? 'AUTHORIZED' : 'NOT_AUTHORIZED',
          entitlementAvailability: 'AVAILABLE',
          regionAvailability: 'AVAILABLE',
        },
      };
    case 'mantle':
    case 'ping':
      return { error: 'ResourceNotFoundException', status: 404, message: 'No such model.' };
  }
}

export interface ProfileWorld extends AtlasWorld {
  /** The text of the cache file of that profile; empty if there is none. */
  cacheOf(profile: ProfileName): string;
}

/** The app with both profiles set up, opened with the first. `slow`: that one's keys come from a program that never ends. */
export async function profileWorld(
  script: (request: SeenRequest) => Reply,
  slow?: ProfileName,
): Promise<ProfileWorld> {
  const folder = tempFolder();
  const setUp = (name: ProfileName): string =>
    `[profile ${name}]\nregion = us-east-1\n${name === slow ? endlessProgram(folder) : keysOf(KEYS[name])}\n`;
  const config = join(folder, 'config');
  writeFileSync(config, setUp('first') + setUp('second'));
  const env = { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none') };
  const world = await atlasWorld(script, env, FIRST);
  return {
    ...world,
    cacheOf(profile) {
      const cache = join(world.folder, 'cache');
      // A draft beside it is not the file yet.
      const names = readdirSync(cache).filter((name) => !name.includes('.new-'));
      const texts = names.map((name) => readFileSync(join(cache, name), 'utf8'));
      return texts.filter((text) => JSON.parse(text).source.profile === profile).join();
    },
  };
}

function keysOf(key: string): string {
  return `aws_access_key_id = ${key}\naws_secret_access_key = ${SECRET}`;
}

/** It gives no keys before the test is over, and ends with its folder. */
function endlessProgram(folder: string): string {
  const script = join(folder, 'endless.mjs');
  const task = `import { existsSync } from 'node:fs';
setInterval(() => existsSync(${JSON.stringify(script)}) || process.exit(1), 100);`;
  writeFileSync(script, task);
  return `credential_process = "${process.execPath}" "${script}"`;
}

export const ALL_REGIONS = [...OTHERS, FAULTY];
