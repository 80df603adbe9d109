/** Certificates that variables of other tools name: of requests (the AWS CLI), curl, OpenSSL and Node. What cannot be used is left out. */
import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { homeOf, inHome } from '../../credentials/files/profile-files.ts';
import { certificatesIn, fromFurther } from './certificate-files.ts';

/**
 * The variables that count, in their order. The AWS CLI reads CURL_CA_BUNDLE only without REQUESTS_CA_BUNDLE. Source: requests 2.32,
 * Session.merge_environment_settings, read 2026-11.
 */
export function furtherVariables(env: NodeJS.ProcessEnv): string[] {
  const requests = env.REQUESTS_CA_BUNDLE ? 'REQUESTS_CA_BUNDLE' : 'CURL_CA_BUNDLE';
  return ['NODE_EXTRA_CA_CERTS', requests, 'SSL_CERT_FILE', FOLDERS].filter((name) => env[name]);
}

/** Names folders, all others files. */
const FOLDERS = 'SSL_CERT_DIR';
/** As OpenSSL names certificates by their subject (c_rehash), or as people name them. */
const CERTIFICATE_NAME = /^[0-9a-f]{8}\.\d+$|\.(pem|crt|cer)$/i;
/** Those of a Linux distribution are some 450. */
const MAX_FILES = 2_000;

/** PEM: of a folder one certificate each, for it has each under several names and all in one file. */
export function furtherCertificates(env: NodeJS.ProcessEnv): string[] {
  const home = homeOf(env);
  return furtherVariables(env).flatMap((name) => {
    const value = env[name] ?? '';
    if (name !== FOLDERS) return fromFurther(inHome(value, home));
    const folders = value.split(delimiter).filter((folder) => folder !== '');
    return fromFolders(folders.map((folder) => inHome(folder, home)));
  });
}

function fromFolders(folders: readonly string[]): string[] {
  return [...new Set(folders.flatMap(filesIn).flatMap(fromFurther).flatMap(certificatesIn))];
}

function filesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => CERTIFICATE_NAME.test(name));
    return names
      .sort()
      .slice(0, MAX_FILES)
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
