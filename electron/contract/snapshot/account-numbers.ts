/** Account numbers and how they are hidden: in ARNs, and in the names of profiles. */

/** What stands for every account number outside memory; AWS uses it in its own examples. */
export const PLACEHOLDER_ACCOUNT = '123456789012';

// `{region}` is the mark that snapshots hold in place of a region.
const ACCOUNT_IN_ARN = /(\barn:[a-z0-9-]*:[a-z0-9-]*:[a-z0-9{}-]*:)\d{12}(?=:)/gi;

/** Length of the shortest text with an ARN that has an account number. */
const MIN_LENGTH = 'arn::::123456789012:'.length;

/** The text with the account number of every ARN in it replaced by `123456789012`; the rest is untouched. */
export function maskAccounts(text: string): string {
  // Most texts hold no such number, and these checks are several times as fast as the whole pattern.
  if (text.length < MIN_LENGTH || !/:\d{12}:/.test(text)) return text;
  return text.replace(ACCOUNT_IN_ARN, `$1${PLACEHOLDER_ACCOUNT}`);
}

/** Whether the ARN's account number has been hidden, so that it cannot be called until the region is scanned again. */
export function hidesAccount(arn: string): boolean {
  return arn.split(':')[4] === PLACEHOLDER_ACCOUNT;
}

/** An account number: `aws configure sso` puts it into the names that it proposes. */
const ACCOUNT = /(?<!\d)\d{12}(?!\d)/g;

/** The profile that the environment names, as the AWS CLI reads it; undefined: none. */
export function profileInEnvironment(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return env.AWS_PROFILE || env.AWS_DEFAULT_PROFILE || undefined;
}

/** The text as files may hold it: an account number in it becomes `123456789012`, or what is named. */
export function withoutAccounts(text: string, instead = PLACEHOLDER_ACCOUNT): string {
  return text.replace(ACCOUNT, instead);
}

/** Whether an account number stands in the text. */
export function namesAccount(text: string): boolean {
  return withoutAccounts(text) !== text;
}

/** The members of a failure that are words, in JSON. */
const WORDS = /"(?:message|nextStep|command)":"(?:[^"\\]|\\.)*"/g;

/** JSON as files may hold it: without account numbers in ARNs and in the words of failures, which name profiles. */
export function maskAccountsInJson(json: string): string {
  const masked = maskAccounts(json);
  return namesAccount(masked) ? masked.replace(WORDS, (words) => withoutAccounts(words)) : masked;
}
