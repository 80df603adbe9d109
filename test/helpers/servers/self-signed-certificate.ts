/** Makes certificates with nothing but node:crypto, so that no key lies in the repository. */
import { createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

export interface SelfSigned {
  /** PEM. */
  cert: string;
  /** PEM. */
  key: string;
}

/** An authority of its own, as an organisation has one. */
export interface Authority extends SelfSigned {
  /** A certificate for the DNS name that it vouches for. */
  issue(dnsName: string): SelfSigned;
}

const DAY_MS = 86_400_000;
const SIGNATURE = sequence(oid('2a8648ce3d040302'));

/** For the DNS names and 127.0.0.1; good from yesterday for two days, or expired yesterday. */
export function selfSigned(dnsNames: string[], validity: 'valid' | 'expired' = 'valid'): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = named('Bedrock Atlas test');
  return certificate(
    { subject, dnsNames, validity, publicKey, issuer: subject, signer: privateKey },
    privateKey,
  );
}

/** An authority of this name, of an organisation. */
export function authority(commonName: string, organisation: string): Authority {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = named(commonName, organisation);
  const of = { issuer: subject, signer: privateKey, validity: 'valid' as const };
  return {
    ...certificate({ ...of, subject, dnsNames: [], publicKey }, privateKey),
    issue(dnsName) {
      const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const parts = { ...of, subject: named(dnsName), dnsNames: [dnsName], publicKey: own.publicKey };
      return certificate({ ...parts, isAuthority: false }, own.privateKey);
    },
  };
}

interface Parts {
  subject: Buffer;
  dnsNames: readonly string[];
  validity: 'valid' | 'expired';
  publicKey: KeyObject;
  issuer: Buffer;
  signer: KeyObject;
  /** Default true. */
  isAuthority?: boolean;
}

function certificate(parts: Parts, privateKey: KeyObject): SelfSigned {
  const { subject, dnsNames, validity, publicKey, issuer, signer, isAuthority = true } = parts;
  const shift = validity === 'valid' ? 0 : -2 * DAY_MS;
  const names = [
    ...dnsNames.map((name) => der(0x82, Buffer.from(name, 'latin1'))),
    der(0x87, Buffer.from([127, 0, 0, 1])),
  ];
  const basic = isAuthority ? sequence(der(0x01, Buffer.from([0xff]))) : sequence();
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    SIGNATURE,
    issuer,
    sequence(utcTime(Date.now() - DAY_MS + shift), utcTime(Date.now() + DAY_MS + shift)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      sequence(
        sequence(oid('551d11'), der(0x04, sequence(...names))),
        sequence(oid('551d13'), der(0x01, Buffer.from([0xff])), der(0x04, basic)),
      ),
    ),
  );
  const signature = createSign('SHA256').update(body).sign(signer);
  const whole = sequence(body, SIGNATURE, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function named(commonName: string, organisation?: string): Buffer {
  const part = (id: string, text: string): Buffer =>
    der(0x31, sequence(oid(id), der(0x0c, Buffer.from(text, 'utf8'))));
  return sequence(
    ...(organisation === undefined ? [] : [part('55040a', organisation)]),
    part('550403', commonName),
  );
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = length < 0x100 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff]);
  return Buffer.concat([Buffer.from([tag]), size, content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function integer(bytes: Buffer): Buffer {
  return der(0x02, bytes);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function utcTime(epochMs: number): Buffer {
  const digits = new Date(epochMs).toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`, 'latin1'));
}
