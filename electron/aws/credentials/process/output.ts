/** What is wrong with what a credential_process printed, in words. Pure; never a piece of it. */
import { parsedRecord } from '../../../contract/json.ts';

/** Undefined: it can be used. Source: AWS SDKs and Tools reference, "Process credential provider", read 2026-11. */
export function outputProblem(stdout: string): string | undefined {
  if (stdout.trim() === '') return 'printed nothing';
  const answer = parsedRecord(stdout.replace(/^\ufeff/, ''));
  if (answer === undefined) return 'printed something else than a JSON object';
  if (answer.Version !== 1) return 'printed no "Version": 1, the only one that AWS tools know';
  const missing = ['AccessKeyId', 'SecretAccessKey'].filter((member) => {
    const value = answer[member];
    return typeof value !== 'string' || value === '';
  });
  if (missing.length > 0) return `printed no ${missing.join(' and no ')}`;
  const { Expiration: expiration } = answer;
  const isTime =
    expiration === undefined || expiration === null || !Number.isNaN(Date.parse(String(expiration)));
  return isTime ? undefined : 'printed an Expiration that is no time';
}
